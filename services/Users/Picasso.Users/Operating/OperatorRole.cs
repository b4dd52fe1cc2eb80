using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Operating;

/// <summary>
/// Grants and revokes the operators' role. Only the command line on the server calls it, no RPC does, so a stolen session cannot give the role to any
/// account. docs/decisions/0020.
/// </summary>
internal sealed class OperatorRole(IUserStore store, IOperatorActs acts, TimeProvider clock)
{
    /// <summary>Grants the role to the verified account with this address. A repeat changes nothing.</summary>
    /// <exception cref="DomainException">"email_invalid"; "account_not_found": no verified account has the address.</exception>
    public async Task AddAsync(string email, string by, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(email, cancellationToken);
        if (account.OperatorSince is not null)
            return;
        var now = clock.GetUtcNow();
        await acts.AddAsync(new OperatorAct(Ids.New(clock), now, "add", account.Id, by), cancellationToken);
        // The role is granted to a verified account only: otherwise the address may have another holder by then.
        _ = await store.ChangeAsync(
            account.Id, current => current.IsUsable ? current with { OperatorSince = current.OperatorSince ?? now } : null, cancellationToken)
            ?? throw NotFound;
    }

    /// <summary>Revokes the role and ends the account's sessions. A repeat changes nothing.</summary>
    /// <exception cref="DomainException">As <see cref="AddAsync"/>.</exception>
    public async Task RemoveAsync(string email, string by, CancellationToken cancellationToken)
    {
        var account = await RequireAsync(email, cancellationToken);
        if (account.OperatorSince is null)
            return;
        await acts.AddAsync(new OperatorAct(Ids.New(clock), clock.GetUtcNow(), "remove", account.Id, by), cancellationToken);
        await store.ChangeAsync(
            account.Id, current => current.EndOtherSessions(sessionId: null) with { OperatorSince = null }, cancellationToken);
    }

    /// <summary>The operators.</summary>
    public Task<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) => store.FindOperatorsAsync(cancellationToken);

    private static DomainException NotFound => DomainError.NotFound(
        "account_not_found", "No account with a confirmed address has this e-mail address. Sign up and confirm it first.").ToException();

    private async Task<UserAccount> RequireAsync(string email, CancellationToken cancellationToken) =>
        await store.FindAsync(AccountKey.Email(EmailAddress.Require(email)), cancellationToken) is { IsUsable: true } account ? account : throw NotFound;
}
