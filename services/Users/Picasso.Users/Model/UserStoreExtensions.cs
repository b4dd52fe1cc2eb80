using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>Changing an account under contention.</summary>
internal static class UserStoreExtensions
{
    private const int MaxTries = 20;

    /// <summary>Loads by key, decides and replaces; decides again on what is there when somebody else was faster.</summary>
    /// <param name="store">The store.</param>
    /// <param name="find">How the account is found.</param>
    /// <param name="decide">Pure. Returns the changed account; null to leave it; may refuse by exception.</param>
    /// <param name="cancellationToken">Stops it between tries.</param>
    /// <param name="whenTaken">What ends the change when another account has one of its keys; without it the change is decided again.</param>
    /// <returns>The account as decided; null when there is none or it was left.</returns>
    public static async Task<UserAccount?> ChangeAsync(
        this IUserStore store, Func<Task<UserAccount?>> find, Func<UserAccount, UserAccount?> decide, CancellationToken cancellationToken,
        Func<Exception>? whenTaken = null)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await find() is not { } account || decide(account) is not { } changed)
                return null;
            var result = await store.ReplaceAsync(changed, cancellationToken);
            if (result == ReplaceResult.Replaced)
                return changed with { Version = changed.Version + 1 };
            if (result == ReplaceResult.KeyTaken && whenTaken is not null)
                throw whenTaken();
        }

        throw new DomainError(DomainErrorKind.Aborted, "try_again", "Something else changed at the same moment. Please try again.").ToException();
    }

    /// <summary>Changes the account with this id.</summary>
    public static Task<UserAccount?> ChangeAsync(
        this IUserStore store, string id, Func<UserAccount, UserAccount?> decide, CancellationToken cancellationToken) =>
        store.ChangeAsync(() => store.FindAsync(id, cancellationToken), decide, cancellationToken);

    /// <summary>Changes the account with this key.</summary>
    public static Task<UserAccount?> ChangeAsync(
        this IUserStore store, AccountKey key, Func<UserAccount, UserAccount?> decide, CancellationToken cancellationToken) =>
        store.ChangeAsync(() => store.FindAsync(key, cancellationToken), decide, cancellationToken);
}
