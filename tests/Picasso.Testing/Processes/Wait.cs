using System.Diagnostics;

namespace Picasso.Testing.Processes;

/// <summary>Waits for what is eventually so: probes until it holds or a deadline passes.</summary>
public static class Wait
{
    public static Task UntilAsync(Func<bool> holds, Func<string> otherwise, TimeSpan? within = null) =>
        UntilAsync(() => Task.FromResult(holds()), otherwise, within);

    public static async Task UntilAsync(Func<Task<bool>> holds, Func<string> otherwise, TimeSpan? within = null)
    {
        var watch = Stopwatch.StartNew();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            if (watch.Elapsed > (within ?? TimeSpan.FromSeconds(20)))
                throw new TimeoutException(otherwise());
            await ticks.WaitForNextTickAsync();
        }
    }
}

/// <summary>A moment of a fault schedule: it decides when to strike, never whether something has become true.</summary>
public static class Moment
{
    public static Task PassesAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);
}
