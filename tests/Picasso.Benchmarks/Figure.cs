using System.Diagnostics;

namespace Picasso.Benchmarks;

/// <summary>Measures for a fixed time and prints, with the ratio to a floor that was measured in the same run.</summary>
internal static class Figure
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(5);

    /// <summary>How often a piece of work is done in a second.</summary>
    public static async Task<double> RateAsync(Func<Task> work)
    {
        await work();
        var watch = Stopwatch.StartNew();
        var done = 0;
        while (watch.Elapsed < s_duration)
        {
            await work();
            done++;
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    public static void Print(string name, double perSecond, double floor) =>
        Console.WriteLine(FormattableString.Invariant($"{name,-46} {perSecond,12:N0} /s {perSecond / floor,8:0.00} of the floor"));
}
