using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Relaying;

/// <summary>
/// The in-process bus forgets with its process, and no consumer acknowledges an event: the closing of an account is published again, with growing
/// pauses. Pure but for ids and the time.
/// </summary>
internal static class AccountClosedRounds
{
    private static readonly TimeSpan[] s_pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <summary>What takes the place of an entry that is done; null when nothing does.</summary>
    public static OutboxEntry? Next(OutboxEntry done, TimeProvider clock) =>
        done.Kind != OutboxKind.AccountClosed || done.Round >= s_pauses.Length
            ? null
            : new OutboxEntry(Ids.New(clock), done.Kind, clock.GetUtcNow() + s_pauses[done.Round], Round: done.Round + 1);
}
