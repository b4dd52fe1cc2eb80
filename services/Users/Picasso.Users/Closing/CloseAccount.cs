using Microsoft.Extensions.Logging;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;

namespace Picasso.Users.Closing;

/// <summary>Closes an account by the rules of docs/decisions/0002.</summary>
internal sealed class CloseAccount(
    IUserStore store, PasswordProof proof, Purchases.PurchasesClient purchases, Signal<IUserStore> changed, TimeProvider clock,
    ILogger<CloseAccount> logger)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(SignedInUser caller, string password, CancellationToken cancellationToken)
    {
        var account = await store.RequireAsync(caller, cancellationToken);
        await proof.RequireAsync(account, caller, password, cancellationToken);
        if (!await MayLeaveAsync(cancellationToken))
            throw DomainError.Conflict("open_purchases", "A purchase of yours has not ended yet. Please try again when it has.").ToException();
        await store.ChangeAsync(caller, current => current.Close(clock), cancellationToken);
        changed.Raise();
    }

    // From this answer on no purchase with the caller starts, so none can start before the account is closed.
    private async Task<bool> MayLeaveAsync(CancellationToken cancellationToken)
    {
        var answer = await ServiceCall.InvokeAsync(
            stop => purchases.BeginClosingAsync(new BeginClosingRequest(), cancellationToken: stop), clock, logger, cancellationToken, s_timeout);
        return !answer.Open;
    }
}
