using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Payments;
using Picasso.Payments.Operating;
using Picasso.Payments.Payouts;
using Picasso.Payments.Reconciling;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Serving;

[Authorize(Policy = Policies.Operator)]
internal sealed class PaymentOperationsGrpc(TrialBalancing balancing, OpenListing open, ReconciliationReading reconciliation, PayoutReading payouts)
    : PaymentOperations.PaymentOperationsBase
{
    public override async Task<TrialBalance> GetTrialBalance(GetTrialBalanceRequest request, ServerCallContext context)
    {
        var accounts = await balancing.BalanceAsync(context.CancellationToken);
        return new TrialBalance
        {
            Accounts = { accounts.Select(sum => new AccountBalance { Account = sum.Account, Balance = sum.Balance.ToContract() }) },
            Balanced = TrialBalancing.IsBalanced(accounts),
        };
    }

    public override async Task<ReconciliationStatus> GetReconciliation(GetReconciliationRequest request, ServerCallContext context) =>
        (await reconciliation.ReadAsync(context.CancellationToken)).ToContract(await payouts.FailingAsync(context.CancellationToken));

    public override async Task<ListPurchasesResponse> ListOpen(ListOpenRequest request, ServerCallContext context) =>
        (await open.ListAsync(new PageRequest(request.Cursor, request.PageSize), context.CancellationToken)).ToContract();
}
