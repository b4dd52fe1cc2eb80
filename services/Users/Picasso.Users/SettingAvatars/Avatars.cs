using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.SettingAvatars;

/// <summary>The profile picture within the account.</summary>
internal static class Avatars
{
    /// <summary>The account with another picture, or none; the previous one is deleted later.</summary>
    public static UserAccount WithAvatar(this UserAccount account, string? key, TimeProvider clock)
    {
        var changed = account with { AvatarKey = key, Outbox = [.. account.Outbox.Where(entry => key is null || entry.ObjectKey != key)] };
        return account.AvatarKey is { } old && old != key ? changed.WithSweep(old, clock.GetUtcNow(), clock) : changed;
    }

    /// <summary>The account with an outbox entry that deletes the object, unless it is then in use.</summary>
    public static UserAccount WithSweep(this UserAccount account, string key, DateTimeOffset due, TimeProvider clock) =>
        account with { Outbox = [.. account.Outbox, new OutboxEntry(Ids.New(clock), OutboxKind.SweepAvatar, due, key)] };
}
