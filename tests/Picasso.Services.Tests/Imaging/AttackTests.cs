using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Picasso.Imaging.Workers;
using Picasso.Services.Tests.Hosting;
using Picasso.Services.Tests.WritingPictures;
using Picasso.Testing;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;
using static Picasso.Services.Tests.WritingPictures.PicturesHost;

namespace Picasso.Services.Tests.Imaging;

/// <summary>One person's pictures do not make everybody wait, and the memory that they took is given back.</summary>
[Collection(Measured.Name)]
[Trait(Pace.Trait, Pace.Slow)]
public class AttackTests
{
    private const int Quiet = 7;
    private const long Megabyte = 1 << 20;

    private static readonly Dictionary<string, string> s_shortIdleTimes = new()
    {
        ["Picasso__Imaging__WorkerIdleTime"] = "00:00:01",
        ["Picasso__Imaging__ExtraWorkerIdleTime"] = "00:00:01",
    };

    [Theory]
    [InlineData("progressive JPEG")]
    [InlineData("PNG of 16 bits")]
    public async Task Under_an_attacker_with_two_connections_an_upload_takes_at_most_three_times_its_quiet_time(string kind)
    {
        await using var pictures = await new PicturesHost().StartAsync();
        await MedianAsync(pictures, 2);
        var quiet = await MedianAsync(pictures, Quiet);

        using var stop = new CancellationTokenSource();
        var (attacker, file) = (NewPerson(), Expensive(kind));
        var attacked = new[] { AttackAsync(pictures, attacker, file, stop.Token), AttackAsync(pictures, attacker, file, stop.Token) };
        var under = await MedianAsync(pictures, Quiet);
        await stop.CancelAsync();
        var attempts = (await Task.WhenAll(attacked)).Sum();

        Figure.Print(
            $"Attacker with two connections, {kind} of {file.Length:N0} bytes: upload of another person quiet {quiet.TotalMilliseconds:0} ms, attacked {under.TotalMilliseconds:0} ms, ratio {under / quiet:0.00}, attempts {attempts}");
        (under / quiet).ShouldBeLessThanOrEqualTo(3);
        await Eventually.Holds(() => Task.FromResult(pictures.StagedFiles().Length), count => count == 0);
    }

    [Fact]
    public async Task After_a_burst_workers_end_and_memory_is_given_back()
    {
        var data = Directory.CreateTempSubdirectory("picasso-burst-");
        var (before, after) = await BurstTwiceAsync(data.FullName);
        data.Delete(recursive: true);

        Figure.Print($"Memory without workers after a burst of 8 uploads: {before >> 20} MB, after another {after >> 20} MB");
        (after - before).ShouldBeLessThan(150 * Megabyte);
    }

    /// <returns>Bytes that the process holds after the first burst, which compiles the code that it runs, and after the second.</returns>
    private static async Task<(long Before, long After)> BurstTwiceAsync(string data)
    {
        await using var picasso = await StandaloneProcess.StartAsync(data, environment: s_shortIdleTimes);
        var people = new List<Person>();
        foreach (var number in Enumerable.Range(0, 8))
            people.Add(await Person.JoinAsync(picasso.Channel, $"Burst{number}"));
        return (
            await MemoryAfterAsync(picasso, people, [.. people.Select((_, seed) => PictureFiles.Photograph(seed, 3000, 2000))]),
            await MemoryAfterAsync(picasso, people, [.. people.Select((_, seed) => PictureFiles.Photograph(seed + 100, 3000, 2000))]));
    }

    /// <returns>Bytes that the process holds when its workers have ended.</returns>
    private static async Task<long> MemoryAfterAsync(StandaloneProcess picasso, IReadOnlyList<Person> people, IReadOnlyList<byte[]> files)
    {
        await Task.WhenAll(files.Zip(people, (file, person) => person.UploadAsync(picasso.Channel, file, Guid.NewGuid().ToString())));
        await Wait.UntilAsync(() => ChildrenOf(picasso).Length == 0, () => $"workers remain: {ChildrenOf(picasso)}");
        return MemoryUse.Of(picasso.Id).Resident;
    }

    private static string ChildrenOf(StandaloneProcess picasso) =>
        string.Join(' ', Directory.GetDirectories($"/proc/{picasso.Id}/task").Select(task => File.ReadAllText(Path.Combine(task, "children")).Trim())).Trim();

    private static byte[] Expensive(string kind)
    {
        using var image = TestPictures.Make(NewSeed(), 6000, 4000);
        using var deep = image.Cast(Enums.BandFormat.Ushort).Linear([257], [0]).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        return kind == "progressive JPEG" ? image.JpegsaveBuffer(q: 90, interlace: true) : deep.PngsaveBuffer(compression: 3);
    }

    /// <summary>Sends the same pixels again and again, each time as another file.</summary>
    private static async Task<int> AttackAsync(PicturesHost pictures, string attacker, byte[] file, CancellationToken stop)
    {
        var attempts = 0;
        while (!stop.IsCancellationRequested)
        {
            attempts++;
            try
            {
                await pictures.Upload(attacker, [.. file, .. Guid.NewGuid().ToByteArray()]);
            }
            catch (RpcException refused)
            {
                refused.StatusCode.ShouldBe(StatusCode.AlreadyExists);
            }
        }

        return attempts;
    }

    private static async Task<TimeSpan> MedianAsync(PicturesHost pictures, int uploads)
    {
        var taken = new List<TimeSpan>();
        for (var i = 0; i < uploads; i++)
        {
            var file = TestPictures.Jpeg(NewSeed(), 3000, 2000);
            var begun = Stopwatch.GetTimestamp();
            await pictures.Upload(NewPerson(), file);
            taken.Add(Stopwatch.GetElapsedTime(begun));
        }

        return taken.Order().ElementAt(uploads / 2);
    }
}
