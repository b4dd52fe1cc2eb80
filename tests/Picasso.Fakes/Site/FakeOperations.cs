using System.Collections.Concurrent;
using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Payments;

namespace Picasso.Fakes.Site;

/// <summary>What an operator saw and did.</summary>
public sealed class FakeOperations(FakeMarket market) : PaymentOperations.PaymentOperationsBase
{
    public static ConcurrentQueue<(string Kind, string PurchaseId, string Reason)> Acts { get; } = new();

    public override Task<TrialBalance> GetTrialBalance(GetTrialBalanceRequest request, ServerCallContext context) => Task.FromResult(new TrialBalance
    {
        Balanced = true,
        Accounts =
        {
            new AccountBalance { Account = "provider-clearing", Balance = new Money { Minor = 30_00, Currency = "EUR" } },
            new AccountBalance { Account = "seller-payable:one", Balance = new Money { Minor = -10_00, Currency = "EUR" } },
            new AccountBalance { Account = "seller-payable:two", Balance = new Money { Minor = -20_00, Currency = "EUR" } },
        },
    });

    public override Task<PaymentsOverview> GetOverview(GetOverviewRequest request, ServerCallContext context) => Task.FromResult(new PaymentsOverview
    {
        States = { Enum.GetValues<PurchaseState>().Select(state => new StateCount { State = state, Count = (int)state * 37 }) },
        Invariants = { new Invariant { Id = "I2", Holds = true, Detail = "All well" }, new Invariant { Id = "I3", Holds = false, Detail = "One does not end" } },
        Stuck =
        {
            new StuckPurchase
            {
                Purchase = new Purchase
                {
                    PurchaseId = "0191c1e5-0000-7000-8000-000000000001", Title = "Dusk <over> the bay", State = PurchaseState.Paid,
                    Price = new Money { Minor = 120_00, Currency = "EUR" }, CreatedAt = FakeMarket.Now(),
                },
                Attempts = 3, CanRefund = true,
            },
        },
        Acts = { new OperatorAct { PurchaseId = "p", OperatorId = market.People.Values.First().Profile.UserId, Kind = "retry", Reason = "asked", At = FakeMarket.Now() } },
    });

    public override Task<ReconciliationStatus> GetReconciliation(GetReconciliationRequest request, ServerCallContext context) =>
        Task.FromResult(new ReconciliationStatus
        {
            Open = 1,
            Marks = { new ReconciledUntil { Kind = "Charge", Until = FakeMarket.Now(), RanAt = FakeMarket.Now(), Checked = 12 } },
            Findings =
            {
                new ReconciliationFinding
                {
                    Kind = "Charge", ProviderId = "pi_1", Reason = "charge_without_purchase", FoundAt = FakeMarket.Now(),
                    Amount = new Money { Minor = 12_50, Currency = "EUR" },
                },
            },
        });

    public override Task<Purchase> Retry(OperatorActRequest request, ServerCallContext context) => Note("retry", request);

    public override Task<Purchase> Refund(OperatorActRequest request, ServerCallContext context) => Note("refund", request);

    private static Task<Purchase> Note(string kind, OperatorActRequest request)
    {
        Acts.Enqueue((kind, request.PurchaseId, request.Reason));
        return Task.FromResult(new Purchase { PurchaseId = request.PurchaseId });
    }
}
