namespace Picasso.Background;

/// <summary>How a loop runs its rounds.</summary>
public sealed record LoopSettings
{
    /// <summary>A round of minutes at most, and pauses of one to thirty seconds after failures.</summary>
    public static LoopSettings Usual { get; } = new();

    /// <summary>For work that users wait for: pauses of five seconds at most.</summary>
    public static LoopSettings Prompt { get; } = new() { LongestPause = TimeSpan.FromSeconds(5) };

    /// <summary>A round without a time limit, such as one that follows a subscription.</summary>
    public static LoopSettings Endless { get; } = new() { Deadline = Timeout.InfiniteTimeSpan };

    /// <summary>Name of the part of the service that the rounds are; empty for the service as a whole.</summary>
    public string Part { get; init; } = "";

    /// <summary>A longer round is cancelled and counts as failed: its dependency does not answer. A round observes its token.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Pause after the first failure; it doubles, with a random part.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between two attempts.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>A failing part of a background service.</summary>
/// <param name="Loop">The service.</param>
/// <param name="Part">The part; empty for the whole service.</param>
/// <param name="Duration">How long it has failed.</param>
/// <param name="Fault">The kind of the last fault.</param>
public sealed record LoopFailure(string Loop, string Part, TimeSpan Duration, string Fault);
