using Picasso.Kernel;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;
using Picasso.Users.Naming;
using Picasso.Users.Registering;

namespace Picasso.Users.Verifying;

/// <summary>Stores a verified account, and removes every unproved claim of its address.</summary>
internal sealed class NewAccounts(
    IUserStore store, IPendingRegistrations pending, SessionOpener sessions, Signal<IUserStore> changed, TimeProvider clock)
{
    private const int MaxTries = 5;

    /// <summary>Stores the account.</summary>
    /// <returns>False when a verified account has its address or its identity.</returns>
    public Task<bool> TryAddAsync(UserAccount account, CancellationToken cancellationToken) =>
        TryAsync(account, candidate => store.AddAsync(candidate, cancellationToken), cancellationToken);

    /// <summary>Stores the account with its first session.</summary>
    /// <returns>Null when a verified account has its address or its identity.</returns>
    public async Task<OpenSession?> TryOpenAsync(UserAccount account, CancellationToken cancellationToken)
    {
        OpenSession? opened = null;
        await TryAsync(
            account, async candidate => (opened = await sessions.CreateAsync(candidate, cancellationToken)) is not null, cancellationToken);
        return opened;
    }

    private async Task<bool> TryAsync(UserAccount account, Func<UserAccount, Task<bool>> add, CancellationToken cancellationToken)
    {
        AccountKey[] claimed = [AccountKey.Email(account.Email!), .. account.Logins.Select(AccountKey.Login)];
        for (var tries = 0; tries < MaxTries; tries++)
        {
            foreach (var key in claimed)
            {
                if (!await store.TryReleaseAsync(key, clock, cancellationToken))
                    return false;
            }

            if (!await add(await store.WithFreeNameAsync(account, clock, cancellationToken)))
                continue;
            // A crash before this leaves registrations that can no longer be confirmed: the address has a verified account now.
            await pending.RemoveAllAsync(account.Email!, cancellationToken);
            changed.Raise();
            return true;
        }

        return false;
    }
}
