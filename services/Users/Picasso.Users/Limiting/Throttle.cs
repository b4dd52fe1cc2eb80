using Picasso.Kernel;

namespace Picasso.Users.Limiting;

/// <summary>How tries are slowed down: some at once, then each after a pause that doubles.</summary>
/// <param name="Free">Tries without a pause.</param>
/// <param name="First">The first pause.</param>
/// <param name="Longest">No pause is longer.</param>
/// <param name="Window">Tries are forgotten this long after the last one.</param>
internal sealed record ThrottlePolicy(int Free, TimeSpan First, TimeSpan Longest, TimeSpan Window);

/// <summary>What is kept of the tries under one key.</summary>
/// <param name="Count">How many were granted.</param>
/// <param name="NextAt">Before this time none is granted.</param>
/// <param name="EndsAt">When they are forgotten.</param>
internal sealed record ThrottleState(int Count, DateTimeOffset NextAt, DateTimeOffset EndsAt);

/// <summary>Grants tries or asks to wait. Pure.</summary>
internal static class Throttle
{
    /// <summary>Takes one try.</summary>
    /// <returns>The state to keep, and how long to wait: zero when the try is granted. A try that is not granted changes nothing.</returns>
    public static (ThrottleState State, TimeSpan Wait) Take(ThrottleState? known, ThrottlePolicy policy, DateTimeOffset now)
    {
        var state = known is not null && known.EndsAt > now ? known : new ThrottleState(0, now, now);
        if (state.NextAt > now)
            return (state, state.NextAt - now);
        var count = state.Count + 1;
        return (new ThrottleState(count, now + PauseAfter(count, policy), now + policy.Window), TimeSpan.Zero);
    }

    /// <summary>Gives a granted try back, because it was right; the next one need not wait for it.</summary>
    public static ThrottleState Return(ThrottleState known) => known with { Count = Math.Max(0, known.Count - 1), NextAt = default };

    private static TimeSpan PauseAfter(int count, ThrottlePolicy policy) =>
        count < policy.Free ? TimeSpan.Zero : Backoff.Pause(policy.First, policy.Longest, count - policy.Free);
}
