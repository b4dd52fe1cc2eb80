using System.Diagnostics;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;
using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Benchmarks;

/// <summary>What the 10,000th change of one picture costs, as a ratio to the tenth.</summary>
internal static class Reprices
{
    private const int Changes = 10_000;
    private const int Measured = 101;

    public static async Task RunAsync(TempFolder folder)
    {
        var pictures = new PictureStreams(new SqliteEventStore(folder.File("events.db"), TimeProvider.System), TimeProvider.System);
        var id = Ids.New(TimeProvider.System);
        var file = new OriginalFile(id, new string('a', 64), "", 1_000, "image/jpeg", 800, 600);
        await RunAsync(new UploadPicture(id, "seller", file, new PictureDetails("Floor", "", [], "", ""), [], "", new Money(100, "EUR")));
        var times = new List<double>();
        for (var number = 0; number < Changes; number++)
        {
            var begun = Stopwatch.GetTimestamp();
            await RunAsync(new RepricePicture("seller", new Money(100 + number, "EUR"), TimeProvider.System.GetUtcNow()));
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var (first, last) = (Median(times.Skip(10).Take(Measured)), Median(times.TakeLast(Measured)));
        Console.WriteLine(FormattableString.Invariant(
            $"reprices 10 to {10 + Measured}: {first:0.00} ms; the last {Measured} of {Changes:N0}: {last:0.00} ms; ratio {last / first:0.00}"));

        async Task RunAsync(PictureCommand command) => (await pictures.RunAsync(id, command, Origin.Rpc("seller", "Reprice"), default)).OrThrow();
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Measured / 2);
}
