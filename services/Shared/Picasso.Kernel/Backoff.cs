namespace Picasso.Kernel;

/// <summary>Exponential back-off of work whose next attempt is stored, so that it outlives a process. What is retried in memory uses Polly.</summary>
public static class Backoff
{
    // 2 to the 30th of any first pause exceeds every longest one.
    private const int MostDoublings = 30;

    /// <summary>The pause before the next attempt.</summary>
    /// <param name="first">The pause after the first failure.</param>
    /// <param name="longest">No pause is longer.</param>
    /// <param name="retries">How many retries have failed before: each doubles the pause.</param>
    public static TimeSpan Pause(TimeSpan first, TimeSpan longest, long retries)
    {
        // In ticks: a product may be longer than any duration.
        var ticks = first.Ticks * Math.Pow(2, Math.Min(retries, MostDoublings));
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }
}
