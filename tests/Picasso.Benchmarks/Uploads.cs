using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Workers;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Benchmarks;

/// <summary>
/// What an upload's picture takes (check, worker, six previews, placeholder, grey copy) against one bare libvips thumbnail of the same file, one
/// at a time and four at once, in rounds that take turns.
/// </summary>
internal static class Uploads
{
    private const int Rounds = 12;
    private static readonly PictureLimits s_limits = new(long.MaxValue, 1, TimeSpan.MaxValue, long.MaxValue);

    public static async Task RunAsync()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddImaging();
        await using var app = builder.Build();
        var imager = app.Services.GetRequiredService<PictureImager>();
        var pool = app.Services.GetRequiredService<WorkerPool>();
        var file = PictureFiles.Photograph(seed: 7, 6000, 4000);
        var path = Path.Combine(Path.GetTempPath(), $"picasso-bench-{Environment.ProcessId}.jpg");
        await File.WriteAllBytesAsync(path, file);
        try
        {
            await MemoryAsync(imager, pool, path);
            await CompareAsync("one at a time", 1, imager, path);
            await CompareAsync("four at once", 4, imager, path);
            await FurtherAsync(imager, pool, path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>
    /// A hundred uploads, four at once: what this process and its workers hold over what this process held before, with the last answer and in
    /// the seconds after it.
    /// </summary>
    private static async Task MemoryAsync(PictureImager imager, WorkerPool pool, string path)
    {
        var before = MemoryUse.Of(Environment.ProcessId);
        Console.WriteLine($"before the first upload    {before}");
        var (cold, warm) = (await TimeAsync(1, person => imager.ProcessAsync(OrderOf(person, path), CancellationToken.None)), 0.0);
        for (var i = 0; i < 3; i++)
            warm = await TimeAsync(1, person => imager.ProcessAsync(OrderOf(person, path), CancellationToken.None));
        Console.WriteLine(FormattableString.Invariant($"first upload, with the start of a worker, {cold:0} ms; fourth {warm:0} ms"));
        await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (person, cancellationToken) =>
            await imager.ProcessAsync(OrderOf(person, path), cancellationToken));
        Show("with the last answer", before, pool);
        foreach (var seconds in new[] { 2, 10 })
        {
            await Moment.PassesAsync(seconds * 1000);
            Show(FormattableString.Invariant($"{seconds} s later"), before, pool);
        }
    }

    /// <summary>The previews that no upload waits for, of the same file: processor time, and the most memory of a worker.</summary>
    private static async Task FurtherAsync(PictureImager imager, WorkerPool pool, string path)
    {
        var order = OrderOf(0, path) with { Purpose = ImagingPurpose.Further };
        var others = pool.Idle.ToHashSet();
        var renditions = (await imager.ProcessAsync(order, CancellationToken.None)).Renditions;
        using var worker = Process.GetProcessById(pool.Idle.Single(id => !others.Contains(id)));
        var before = worker.TotalProcessorTime;
        for (var round = 0; round < Rounds; round++)
            await imager.ProcessAsync(order, CancellationToken.None);
        worker.Refresh();
        Console.WriteLine(FormattableString.Invariant(
            $"further previews           {(worker.TotalProcessorTime - before).TotalMilliseconds / Rounds:0} ms of a processor, at most {worker.PeakWorkingSet64 >> 20} MB"));
        foreach (var one in renditions)
            Console.WriteLine(FormattableString.Invariant($"  {one.Width,5} {one.Format,-5} {one.Bytes.Length / 1000.0,7:0.0} kB"));
    }

    private static void Show(string when, MemoryUse before, WorkerPool pool)
    {
        var (mine, workers) = (MemoryUse.Of(Environment.ProcessId), MemoryUse.Of(pool.Idle));
        Console.WriteLine(FormattableString.Invariant($"a hundred uploads, {when,-21} {(mine.Share + workers.Share - before.Share) >> 20,4} MB over before:"));
        Console.WriteLine($"  this process {mine}, of it collected heap {GC.GetGCMemoryInfo().TotalCommittedBytes >> 20} MB");
        Console.WriteLine($"  {pool.Idle.Count} workers    {workers}");
    }

    private static ImagingOrder OrderOf(int person, string path) => new($"{person}", () => File.OpenRead(path), ImagingPurpose.Picture, s_limits);

    private static async Task CompareAsync(string what, int atOnce, PictureImager imager, string path)
    {
        var (bare, upload) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var first = await TimeAsync(atOnce, _ => Task.Run(() => Thumbnail(path)));
            var second = await TimeAsync(atOnce, person => imager.ProcessAsync(OrderOf(person, path), CancellationToken.None));
            // The first round starts workers.
            if (round == 0)
                continue;
            bare.Add(first);
            upload.Add(second);
        }

        var (floor, taken) = (Middle(bare), Middle(upload));
        Console.WriteLine(FormattableString.Invariant(
            $"{what,-16} bare thumbnail {floor,7:0} ms, upload {taken,7:0} ms: {taken / floor:0.00} of the floor"));
    }

    private static void Thumbnail(string path)
    {
        using var image = Image.Thumbnail(path, 1280);
        image.JpegsaveBuffer(q: 82, keep: Enums.ForeignKeep.None);
    }

    private static async Task<double> TimeAsync(int atOnce, Func<int, Task> work)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(work));
        return watch.Elapsed.TotalMilliseconds / atOnce;
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
