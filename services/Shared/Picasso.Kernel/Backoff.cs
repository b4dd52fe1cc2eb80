namespace Picasso.Kernel;

/// <summary>Exponential back-off of work whose next attempt is stored, so that it survives the process. Retries in memory use Polly.</summary>
public static class Backoff
{
    // 2 to the 30th of any first pause exceeds every maximum.
    private const int MostDoublings = 30;

    /// <summary>The pause before the next attempt.</summary>
    /// <param name="first">The pause after the first failure.</param>
    /// <param name="longest">The longest pause.</param>
    /// <param name="retries">Number of failed retries: each doubles the pause.</param>
    public static TimeSpan Pause(TimeSpan first, TimeSpan longest, long retries)
    {
        // In ticks: the product may exceed the range of a duration.
        var ticks = first.Ticks * Math.Pow(2, Math.Min(retries, MostDoublings));
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }
}
