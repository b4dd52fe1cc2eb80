using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Payments;
using Picasso.Payments.Payouts;
using Picasso.Payments.Reconciling;
using Picasso.Payments.Storing.Rows;
using Finding = Picasso.Payments.Storing.Rows.ReconciliationFinding;
using Money = Picasso.Contracts.Money;

namespace Picasso.Payments.Serving;

/// <summary>Maps the state of reconciliation to the contract.</summary>
internal static class ReconciliationMapping
{
    public static ReconciliationStatus ToContract(
        this (IReadOnlyList<ReconciliationMark> Marks, IReadOnlyList<Finding> Findings, int Open) found, IReadOnlyList<SellerPayout> failing) => new()
    {
        Marks = { found.Marks.Select(ToContract) },
        Findings = { found.Findings.Select(ToContract) },
        Open = found.Open,
        FailingPayouts = { failing.Select(PayoutsGrpc.ToContract) },
    };

    private static ReconciledUntil ToContract(ReconciliationMark mark) => new()
    {
        Kind = mark.Kind,
        Until = mark.Until?.ToTimestamp(),
        RanAt = mark.RanAt?.ToTimestamp(),
        Checked = mark.Checked,
        LastError = mark.LastError,
    };

    private static Contracts.Payments.ReconciliationFinding ToContract(Finding finding) => new()
    {
        Kind = finding.Kind,
        ProviderId = finding.ProviderId,
        OrderKey = finding.OrderKey,
        Amount = new Money { Minor = finding.AmountMinor, Currency = finding.Currency },
        Verdict = finding.Verdict,
        Reason = finding.Reason,
        FoundAt = finding.FoundAt.ToTimestamp(),
        ResolvedAt = finding.ResolvedAt?.ToTimestamp(),
    };
}
