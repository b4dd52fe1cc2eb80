using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.SettingAvatars;

namespace Picasso.Users.Closing;

/// <summary>What is left of an account after its holder left.</summary>
internal static class Closings
{
    /// <summary>The account without anything personal, and with the fact that it was closed on its way out.</summary>
    public static UserAccount Close(this UserAccount account, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var left = new UserAccount
        {
            Id = account.Id,
            Version = account.Version,
            JoinedAt = account.JoinedAt,
            ClosedAt = now,
            AvatarKey = account.AvatarKey,
            Outbox = [.. account.Outbox, new OutboxEntry(Ids.New(clock), OutboxKind.AccountClosed, now)],
        };
        return left.WithAvatar(null, clock);
    }
}
