using Picasso.Users.Closing;
using Picasso.Users.Model;
using Picasso.Users.SettingAvatars;

namespace Picasso.Users.Verifying;

/// <summary>
/// Accounts that were stored before registrations were pending ones (docs/decisions/0020) and whose address nobody has proved. Anybody may
/// have made such an account, so that nothing in it may outlive the proof of its address.
/// </summary>
internal static class UnprovenAccounts
{
    /// <summary>The account with its address proved, and without all that was put into it before.</summary>
    public static UserAccount ProveAddress(this UserAccount account, TimeProvider clock) => account.WithAvatar(null, clock) with
    {
        EmailVerified = true,
        PasswordHash = null,
        DateOfBirth = null,
        Bio = "",
        Logins = [],
        Tokens = [],
        Sessions = [],
    };

    /// <summary>Closes the unverified account that has the key, so that the key is free.</summary>
    /// <returns>False when a verified account has it.</returns>
    public static async Task<bool> TryReleaseAsync(
        this IUserStore store, AccountKey key, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(key, cancellationToken) is not { } holder)
            return true;
        if (holder.EmailVerified)
            return false;
        await store.ChangeAsync(holder.Id, account => account.IsClosed || account.EmailVerified ? null : account.Close(clock), cancellationToken);
        return await store.FindAsync(key, cancellationToken) is null;
    }
}
