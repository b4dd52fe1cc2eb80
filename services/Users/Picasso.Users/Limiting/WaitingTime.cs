namespace Picasso.Users.Limiting;

/// <summary>How long a person has to wait, as a sentence names it.</summary>
internal static class WaitingTime
{
    private static readonly TimeSpan s_longestInSeconds = TimeSpan.FromSeconds(90);

    /// <summary>"1 second", "45 seconds", "2 minutes": rounded up, and never zero.</summary>
    public static string InWords(TimeSpan wait) => wait <= s_longestInSeconds
        ? Of(wait.TotalSeconds, "second")
        : Of(wait.TotalMinutes, "minute");

    private static string Of(double exact, string unit)
    {
        var number = Math.Max(1, (int)Math.Ceiling(exact));
        return number == 1 ? $"1 {unit}" : $"{number} {unit}s";
    }
}
