namespace Picasso.Mail.Delivering;

/// <summary>How long a mail waits after a failed attempt: five seconds, doubling up to an hour, for some three days.</summary>
internal static class Backoff
{
    /// <summary>After so many attempts a mail is given up.</summary>
    public const int MaxAttempts = 80;

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>The pause after the attempt with this number (from 1).</summary>
    public static TimeSpan After(long attempts)
    {
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, Math.Min(attempts - 1, 20)));
        return pause < s_longest ? pause : s_longest;
    }
}
