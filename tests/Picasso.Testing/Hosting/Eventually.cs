using System.Diagnostics;

namespace Picasso.Testing.Hosting;

/// <summary>Waits for what is eventually so: probes until a condition holds or a deadline passes, then says what it last saw.</summary>
public static class Eventually
{
    public static async Task<T> Holds<T>(Func<Task<T>> probe, Func<T, bool> condition, TimeSpan? within = null)
    {
        var deadline = within ?? TimeSpan.FromSeconds(20);
        var watch = Stopwatch.StartNew();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var seen = await probe();
            if (condition(seen))
                return seen;
            if (watch.Elapsed > deadline)
                throw new TimeoutException($"Not so within {deadline}; last seen: {seen}");
            await ticks.WaitForNextTickAsync();
        }
    }
}
