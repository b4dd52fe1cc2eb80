namespace Picasso.Background;

/// <summary>How a loop runs its rounds.</summary>
public sealed record LoopSettings
{
    /// <summary>A round of minutes at most, and pauses of one to thirty seconds after failures.</summary>
    public static LoopSettings Usual { get; } = new();

    /// <summary>For what people wait for: pauses of five seconds at most.</summary>
    public static LoopSettings Prompt { get; } = new() { LongestPause = TimeSpan.FromSeconds(5) };

    /// <summary>A round that goes on until it fails, such as one that follows a subscription.</summary>
    public static LoopSettings Endless { get; } = new() { Deadline = Timeout.InfiniteTimeSpan };

    /// <summary>Name of the part of the service that the rounds are; empty for the service as a whole.</summary>
    public string Part { get; init; } = "";

    /// <summary>A round that takes longer is cancelled and counts as failed: what it works with does not answer. A round observes its token.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Pause after the first failure; it doubles, with a random part.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between two tries.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Something that a background service cannot do.</summary>
/// <param name="Loop">The service.</param>
/// <param name="Part">Which part of it; empty for all of it.</param>
/// <param name="Duration">For how long.</param>
/// <param name="Fault">The kind of the last fault.</param>
public sealed record LoopFailure(string Loop, string Part, TimeSpan Duration, string Fault);
