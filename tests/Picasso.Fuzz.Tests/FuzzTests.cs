using System.Diagnostics;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Payments;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Fuzz.Tests;

/// <summary>
/// Whatever is sent, the program answers that it refuses: no 500, no INTERNAL or UNKNOWN, no crash, no answer later than five seconds,
/// no memory and no files left behind.
/// </summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private const int Workers = 8;
    private const int FileWorkers = 3;
    private const long MoreMemoryMiB = 150;

    private readonly List<Actor> _actors = [];
    private readonly List<Person> _people = [];
    private readonly List<string> _ids = [];
    private readonly Findings _findings = new();
    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("picasso-fuzz-model-");
    private Target _target = null!;
    private Surface _surface = null!;

    public async ValueTask InitializeAsync()
    {
        Console.WriteLine($"Fuzz: PICASSO_FUZZ_SEED={FuzzSettings.Seed} repeats this run.");
        _surface = await Surface.ReadAsync(_models.FullName);
        _target = await Target.StartAsync();
        await PopulateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _target.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _models.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_rpc_and_every_endpoint_answers_anything_with_a_refusal()
    {
        var corpus = new Corpus(_ids);
        using var rpcs = new RpcFuzz(ServicesAddress, _actors, corpus, _findings);
        var pages = new PageFuzz(_target.Process.WebAddress, _surface.Pages, _actors, corpus, _findings);
        // Each is called once before memory is measured: code that was never run is not leaked when it is.
        var warm = Surface.Rpcs.Count + _surface.Pages.Count;
        await RunAsync(0, warm, rpcs, pages);
        var idle = _target.MemoryMiB;

        var watch = Stopwatch.StartNew();
        await RunAsync(warm, FuzzSettings.Requests, rpcs, pages);

        Console.WriteLine($"Fuzz: {_findings.Total} requests on {Surface.Rpcs.Count} RPCs and {_surface.Pages.Count} endpoints in {watch.Elapsed.TotalSeconds:0} s. {_findings.Answers}");
        await ConcludeAsync(idle);
    }

    [Fact]
    public async Task Every_mutated_file_is_taken_or_refused()
    {
        var files = new FileFuzz(_target.Process.Channel, _people, _findings);
        await Task.WhenAll(Enumerable.Range(0, 22).Select(files.RunAsync));
        var idle = _target.MemoryMiB;

        var watch = Stopwatch.StartNew();
        var next = 21;
        await Task.WhenAll(Enumerable.Range(0, FileWorkers).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number < FuzzSettings.Files)
            {
                if (number % 200 == 0)
                    await Task.WhenAll(_people.Select(person => person.LogInAgainAsync(_target.Process.Channel)));
                await files.RunAsync(number);
            }
        }));

        Console.WriteLine($"Fuzz: {_findings.Total} files in {watch.Elapsed.TotalSeconds:0} s. {_findings.Answers}");
        await ConcludeAsync(idle);
    }

    private Uri ServicesAddress => new($"http://{_target.Process.Channel.Target}");

    private async Task RunAsync(int first, int last, RpcFuzz rpcs, PageFuzz pages)
    {
        var next = first - 1;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number < last)
            {
                if (number % 2000 == 1999)
                    await Task.WhenAll(_actors.Select(actor => actor.RenewAsync(_target.Process)));
                if (number % 2 == 0)
                    await rpcs.RunAsync(number / 2);
                else
                    await pages.RunAsync(number / 2);
            }
        }));
    }

    private async Task ConcludeAsync(long idle)
    {
        _target.IsAlive.ShouldBeTrue(_target.Process.Output);
        var faults = await _findings.ConcludeAsync();
        faults.Concat(_target.FaultLines()).Distinct().Take(60).ShouldBeEmpty();
        await Wait.UntilAsync(
            () => Task.FromResult(_target.MemoryMiB <= idle + MoreMemoryMiB),
            () => $"{_target.MemoryMiB} MiB are held, {idle} MiB were at the start", within: TimeSpan.FromMinutes(1));
        Console.WriteLine($"Fuzz: {idle} MiB before, {_target.MemoryMiB} MiB after.");
        await Wait.UntilAsync(
            () => Task.FromResult(_target.Staged().Count == 0), () => string.Join(' ', _target.Staged()), within: TimeSpan.FromMinutes(1));
    }

    private async Task PopulateAsync()
    {
        var process = _target.Process;
        var (member, operatorEmail) = ($"member-{Guid.NewGuid():N}@picasso.example", "operator@picasso.example");
        var somebody = await Person.JoinAsync(process.Channel, "Member", member);
        var runner = await Person.JoinAsync(process.Channel, "Runner", operatorEmail);
        var picture = await somebody.UploadAsync(process.Channel, PictureFiles.Photograph(seed: 5, 800, 600), Guid.NewGuid().ToString());
        var other = await runner.UploadAsync(process.Channel, PictureFiles.Photograph(seed: 6, 800, 600), Guid.NewGuid().ToString());
        var purchase = await new Purchases.PurchasesClient(process.Channel).BuyAsync(
            await somebody.PrepareToBuyAsync(process.Channel, other.PictureId), somebody.Token);
        var conversation = await new Conversations.ConversationsClient(process.Channel).StartAsync(
            new StartRequest { UserId = runner.Id }, somebody.Token);
        _ids.AddRange([picture.PictureId, other.PictureId, somebody.Id, runner.Id, purchase.PurchaseId, conversation.ConversationId, Guid.NewGuid().ToString()]);
        _people.AddRange([somebody, runner]);
        _actors.AddRange([new Actor("a visitor", null, null), new Actor("a member", somebody, member), new Actor("an operator", runner, operatorEmail)]);
        string[] pages =
        [
            "/", "/sign-up", "/forgot", "/verify-email?token=x", "/reset?token=x", "/check-your-mail", "/upload", "/me/settings", "/me/studio/pictures", "/me/sales",
            "/operations", "/operations/payments", $"/pictures/{picture.PictureId}", $"/pictures/{picture.PictureId}/edit", $"/pictures/{other.PictureId}",
            $"/pictures/{other.PictureId}/buy", $"/people/{somebody.Id}",
        ];
        foreach (var actor in _actors)
            await actor.VisitAsync(process.WebAddress, pages);
    }
}
