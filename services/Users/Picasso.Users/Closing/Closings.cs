using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.SettingAvatars;

namespace Picasso.Users.Closing;

/// <summary>The remains of a closed account.</summary>
internal static class Closings
{
    /// <summary>The account without personal data, and with the event of its closing in the outbox.</summary>
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
