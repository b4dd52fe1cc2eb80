using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Picasso.Imaging;
using Picasso.Imaging.Workers;
using Picasso.Testing.Pictures;

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
            Console.WriteLine(FormattableString.Invariant(
                $"workers that stay: {pool.Idle.Count}, resident {pool.Idle.Sum(Resident) >> 20} MB; this process {Process.GetCurrentProcess().WorkingSet64 >> 20} MB"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A hundred uploads, four at once: what workers and this process hold after each ten, over what this process held before.</summary>
    private static async Task MemoryAsync(PictureImager imager, WorkerPool pool, string path)
    {
        const int Tens = 10;
        var (idle, most) = (Process.GetCurrentProcess().WorkingSet64, 0L);
        for (var ten = 0; ten < Tens; ten++)
        {
            await Parallel.ForAsync(0, 10, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (person, cancellationToken) =>
                await imager.ProcessAsync(OrderOf(person, path), cancellationToken));
            most = Math.Max(most, Process.GetCurrentProcess().WorkingSet64 + pool.Idle.Sum(Resident) - idle);
        }

        Console.WriteLine(FormattableString.Invariant($"a hundred uploads  most memory over idle, workers included: {most >> 20} MB"));
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

    private static long Resident(int process)
    {
        using var worker = Process.GetProcessById(process);
        return worker.WorkingSet64;
    }
}
