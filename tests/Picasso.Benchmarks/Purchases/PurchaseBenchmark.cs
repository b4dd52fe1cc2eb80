using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Picasso.Kernel;

namespace Picasso.Benchmarks.Purchases;

/// <summary>Purchases per second through the whole saga over the bus, with the time of each leg, against bare writes of the same run.</summary>
internal static class PurchaseBenchmark
{
    // Begun purchases that have not ended, for each buyer at once: enough that nobody waits for work.
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(int purchases, int atOnce)
    {
        var folder = Directory.CreateTempSubdirectory("picasso-benchmark-");
        try
        {
            var legs = new PurchaseLegs();
            await using (var world = await PurchaseWorld.StartAsync(folder.FullName, legs))
            {
                // As many before as are counted: what the runtime has to compile first is not what a purchase costs.
                await RunAsync(world, legs, purchases, atOnce);
                var before = legs.Commits;
                var (seconds, worked) = await RunAsync(world, legs, purchases, atOnce);
                Say($"processors: {1000 * worked / purchases:0.0} ms for each purchase, {100 * worked / seconds / Environment.ProcessorCount:0} % busy");
                await ReportAsync(folder.FullName, legs, purchases, atOnce, seconds, (legs.Commits - before) / (double)purchases);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task ReportAsync(string folder, PurchaseLegs legs, int purchases, int atOnce, double seconds, double commits)
    {
        // One commit more is the provider's own.
        var bare = new BareWrites(folder, (int)Math.Round(commits) + 1);
        await bare.RunAsync(purchases / 4, atOnce);
        var began = Stopwatch.GetTimestamp();
        await bare.RunAsync(purchases, atOnce);
        var floor = purchases / Stopwatch.GetElapsedTime(began).TotalSeconds;
        Say($"{purchases} purchases, {atOnce} at once, in {seconds:0.0} s: {purchases / seconds:0} per second");
        Say($"floor: 2 appends and {Math.Round(commits) + 1:0} row commits each, nothing else: {floor:0} per second");
        Say($"the saga reaches {100 * purchases / seconds / floor:0} % of the floor");
        foreach (var (name, milliseconds) in legs.Means())
            Say($"  {name,-22} {milliseconds,7:0.0} ms");
    }

    /// <returns>How long it took, and how much processor time of this process, both in seconds.</returns>
    private static async Task<(double Seconds, double Worked)> RunAsync(PurchaseWorld world, PurchaseLegs legs, int purchases, int atOnce)
    {
        var prepared = new List<(ServiceDefaults.Authentication.Caller, string, string)>();
        for (var number = 0; number < purchases; number++)
            prepared.Add(await world.PrepareAsync());
        var ended = legs.Ended;
        var (began, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var begun = 0;
        foreach (var one in prepared)
        {
            while (begun - (legs.Ended - ended) >= atOnce)
                await Task.Delay(s_glance, TimeProvider.System);
            var key = Ids.New(TimeProvider.System);
            legs.Begins(key);
            await world.BuyAsync(one, key);
            begun++;
        }

        while (legs.Ended - ended < purchases)
            await Task.Delay(s_glance, TimeProvider.System);
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - worked).TotalSeconds);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
