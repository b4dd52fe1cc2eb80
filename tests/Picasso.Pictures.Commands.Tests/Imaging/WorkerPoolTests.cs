using Picasso.Testing;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Picasso.Imaging;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Workers;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>What workers hold while there is nothing to decode.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class WorkerPoolTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ImagingOptions _options = new();

    [Fact]
    public async Task Of_the_workers_of_a_crowd_one_stays_and_the_others_end_within_seconds()
    {
        using var pool = Pool();
        var workers = new List<WorkerProcess>();
        for (var i = 0; i < 3; i++)
            workers.Add(await TakeAsync(pool));
        workers.ForEach(pool.Return);
        pool.Idle.Count.ShouldBe(3);

        _clock.Advance(TimeSpan.FromSeconds(5));
        pool.Idle.ShouldBe([workers[2].Id]);
        workers.Select(worker => worker.HasExited).ShouldBe([true, true, false]);

        _clock.Advance(_options.WorkerIdleTime);
        pool.Idle.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_of_usual_priority_stays_rather_than_one_of_low_priority()
    {
        using var pool = Pool();
        var (usual, low) = (await TakeAsync(pool), await TakeAsync(pool, hasLowPriority: true));
        pool.Return(usual);
        pool.Return(low);
        _clock.Advance(_options.ExtraWorkerIdleTime);
        pool.Idle.ShouldBe([usual.Id]);
    }

    [Fact]
    public async Task A_worker_that_is_taken_again_is_not_ended()
    {
        using var pool = Pool();
        var (first, second) = (await TakeAsync(pool), await TakeAsync(pool));
        pool.Return(first);
        pool.Return(second);
        using var taken = await TakeAsync(pool);
        taken.Id.ShouldBe(second.Id);
        _clock.Advance(_options.WorkerIdleTime * 2);
        (taken.HasExited, pool.Idle.Count).ShouldBe((false, 0));
    }

    [Fact]
    public async Task A_worker_returns_what_a_picture_took_once_it_is_quiet()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc; other systems take unused memory back by themselves.");
        using var pool = Pool(TimeProvider.System);
        using var worker = await TakeAsync(pool);
        var fresh = OwnMegabytes(worker.Id);
        var file = PictureFiles.Photograph(seed: 5, 6000, 4000);
        for (var i = 0; i < 3; i++)
            await DecodeAsync(worker, file);

        // Code and tables of the decoders come with the first picture and stay.
        await Wait.UntilAsync(() => OwnMegabytes(worker.Id) <= fresh + 16, () => $"{fresh} MB before, {OwnMegabytes(worker.Id)} MB after");
    }

    private WorkerPool Pool(TimeProvider? clock = null) =>
        new(Options.Create(_options), WorkerCommand.Default, clock ?? _clock, NullLogger<WorkerPool>.Instance);

    private static Task<WorkerProcess> TakeAsync(WorkerPool pool, bool hasLowPriority = false) =>
        pool.TakeAsync(hasLowPriority, isFresh: false, TestContext.Current.CancellationToken);

    private static async Task DecodeAsync(WorkerProcess worker, byte[] file)
    {
        var request = new WorkerRequest(ImagingPurpose.Picture, PictureFormat.Jpeg, 512 << 20, 20_000, file.Length);
        var limits = new WatchLimits(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), 512 << 20);
        using var content = new MemoryStream(file);
        var (status, _, detail) = await worker.RunAsync(request, content, limits, TestContext.Current.CancellationToken);
        status.ShouldBe(AnswerStatus.Done, detail);
    }

    /// <summary>Heaps and stacks, without mapped files.</summary>
    private static long OwnMegabytes(int process)
    {
        const string Own = "Anonymous:";
        var line = File.ReadLines($"/proc/{process}/smaps_rollup").Single(text => text.StartsWith(Own, StringComparison.Ordinal));
        return long.Parse(line[Own.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) >> 10;
    }
}
