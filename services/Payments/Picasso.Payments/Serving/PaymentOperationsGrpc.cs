using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Payments.Monitoring;
using Picasso.Payments.OperatorActions;
using Picasso.Payments.Payouts;
using Picasso.Payments.Reconciling;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Serving;

[Authorize(Policy = Policies.Operator)]
internal sealed class PaymentOperationsGrpc(
    TrialBalancing balancing, OpenListing open, PaymentsOverviewReader overview, InvariantChecker checking, PurchaseOperating operating,
    ReconciliationReading reconciliation, PayoutReading payouts)
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

    public override async Task<PaymentsOverview> GetOverview(GetOverviewRequest request, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        var states = await overview.CountAsync(cancel);
        var stuck = await overview.StuckAsync(cancel);
        var verdicts = await checking.CheckAsync(cancel);
        var acts = await overview.ActsAsync(cancel);
        return new PaymentsOverview
        {
            States = { states.OrderBy(state => state.Key).Select(state => new StateCount { State = state.Key, Count = state.Value }) },
            Stuck = { stuck.Select(row => row.ToStuck()) },
            Invariants = { verdicts.Select(one => new Invariant { Id = one.Id, Holds = one.Holds, Detail = one.Detail }) },
            Acts = { acts.Select(act => act.ToContract()) },
        };
    }

    public override async Task<Purchase> Retry(OperatorActRequest request, ServerCallContext context) => (await operating.RetryAsync(
        context.GetCaller().UserId, request.PurchaseId, request.Reason, context.CancellationToken)).ToContract();

    public override async Task<Purchase> Refund(OperatorActRequest request, ServerCallContext context) => (await operating.RefundAsync(
        context.GetCaller().UserId, request.PurchaseId, request.Reason, context.CancellationToken)).ToContract();
}
