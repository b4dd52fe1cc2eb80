using Picasso.Kernel;

namespace Picasso.Users.Model;

/// <summary>Changes an account under concurrency.</summary>
internal static class UserStoreExtensions
{
    private const int MaxTries = 20;

    /// <summary>Loads by key, decides and replaces; after a concurrent change it decides again on the new state.</summary>
    /// <param name="store">The store.</param>
    /// <param name="find">Finds the account.</param>
    /// <param name="decide">Pure. Returns the changed account; null for no change; may reject by exception.</param>
    /// <param name="cancellationToken">Cancels between attempts.</param>
    /// <param name="whenTaken">The exception when another account has one of its keys; without it the change is decided again.</param>
    /// <returns>The changed account; null when there is none or it was not changed.</returns>
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
