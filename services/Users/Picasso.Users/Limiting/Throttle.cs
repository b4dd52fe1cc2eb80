using Picasso.Kernel;

namespace Picasso.Users.Limiting;

/// <summary>A policy of attempts: some at once, then each after a pause that doubles.</summary>
/// <param name="Free">Attempts without a pause.</param>
/// <param name="First">The first pause.</param>
/// <param name="Longest">The longest pause.</param>
/// <param name="Window">The time after the last attempt until the count is reset.</param>
internal sealed record ThrottlePolicy(int Free, TimeSpan First, TimeSpan Longest, TimeSpan Window);

/// <summary>The stored state of the attempts under one key.</summary>
/// <param name="Count">Number of granted attempts.</param>
/// <param name="NextAt">No attempt is granted before this time.</param>
/// <param name="EndsAt">When the count is reset.</param>
internal sealed record ThrottleState(int Count, DateTimeOffset NextAt, DateTimeOffset EndsAt);

/// <summary>Grants attempts or requires a wait. Pure.</summary>
internal static class Throttle
{
    /// <summary>Requests one attempt.</summary>
    /// <returns>The state to store, and the wait: zero when the attempt is granted. An attempt that is not granted changes nothing.</returns>
    public static (ThrottleState State, TimeSpan Wait) Take(ThrottleState? known, ThrottlePolicy policy, DateTimeOffset now)
    {
        var state = known is not null && known.EndsAt > now ? known : new ThrottleState(0, now, now);
        if (state.NextAt > now)
            return (state, state.NextAt - now);
        var count = state.Count + 1;
        return (new ThrottleState(count, now + PauseAfter(count, policy), now + policy.Window), TimeSpan.Zero);
    }

    /// <summary>Returns a granted attempt because it was right; the next one need not wait for it.</summary>
    public static ThrottleState Return(ThrottleState known) => known with { Count = Math.Max(0, known.Count - 1), NextAt = default };

    private static TimeSpan PauseAfter(int count, ThrottlePolicy policy) =>
        count < policy.Free ? TimeSpan.Zero : Backoff.Pause(policy.First, policy.Longest, count - policy.Free);
}
