namespace Picasso.Standalone;

/// <summary>How the process closes: configuration section <c>Picasso:Drain</c>.</summary>
/// <param name="Delay">How long it goes on serving after <c>/health</c> said no, until whoever sends callers has noticed.</param>
/// <param name="Within">How long each host waits for calls and messages under way.</param>
internal sealed record DrainOptions(TimeSpan Delay, TimeSpan Within)
{
    private const string Section = "Picasso:Drain";

    /// <summary>The longest that closing may take altogether.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(5);

    public static DrainOptions Read(IConfiguration configuration) => new(
        configuration.GetValue($"{Section}:Delay", TimeSpan.Zero),
        configuration.GetValue($"{Section}:Within", TimeSpan.FromSeconds(15)));
}
