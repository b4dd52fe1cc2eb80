namespace Picasso.Kernel;

/// <summary>How long a person has to wait, as a sentence names it: it is right in every time zone.</summary>
public static class WaitingTime
{
    private static readonly TimeSpan s_longestInSeconds = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan s_longestInMinutes = TimeSpan.FromMinutes(90);

    /// <summary>"1 second", "45 seconds", "2 minutes", "6 hours": rounded up, and never zero.</summary>
    public static string InWords(TimeSpan wait) => wait <= s_longestInSeconds
        ? Of(wait.TotalSeconds, "second")
        : wait <= s_longestInMinutes ? Of(wait.TotalMinutes, "minute") : Of(wait.TotalHours, "hour");

    private static string Of(double exact, string unit)
    {
        var number = Math.Max(1, (int)Math.Ceiling(exact));
        return number == 1 ? $"1 {unit}" : $"{number} {unit}s";
    }
}
