using Picasso.Users.Closing;
using Picasso.Users.Model;
using Picasso.Users.SettingAvatars;

namespace Picasso.Users.Verifying;

/// <summary>
/// Accounts that were stored before registrations were pending ones (docs/decisions/0020) and whose address is unproved. Anyone may have created such
/// an account, so nothing in it may survive the proof of its address.
/// </summary>
internal static class UnprovenAccounts
{
    /// <summary>The account with its address proved, and without its earlier contents.</summary>
    public static UserAccount ProveAddress(this UserAccount account, TimeProvider clock) => account.WithAvatar(null, clock) with
    {
        EmailVerified = true,
        PasswordHash = null,
        DateOfBirth = null,
        DateOfBirthCorrections = [],
        Bio = "",
        Statement = "",
        ProfileLinks = [],
        CoverPictureId = null,
        FeaturedPictureIds = [],
        Logins = [],
        Tokens = [],
        Sessions = [],
    };

    /// <summary>Closes the unverified account with the key, to free the key.</summary>
    /// <returns>False when a verified account has the key.</returns>
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
