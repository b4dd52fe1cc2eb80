using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I3: what is sent to sellers was decided, is sent once, and says the same at the provider and in our books.</summary>
internal static class SentOnce
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        var sent = evidence.Provider.Transfers.ToLookup(transfer => transfer.PayoutId);
        var known = evidence.Payouts.Select(payout => payout.PayoutId).ToHashSet();
        foreach (var payout in evidence.Payouts)
        {
            var transfers = sent[payout.PayoutId].ToList();
            if (transfers.Count > 1)
                yield return Of(payout, $"was sent {transfers.Count} times: {string.Join(", ", transfers.Select(transfer => transfer.Id))}");
            if (payout.State == "paid" && transfers.Count == 0)
                yield return Of(payout, "is paid and was never sent");
            if (payout.AmountMinor <= 0)
                yield return Of(payout, "is of nothing, or less");
            foreach (var transfer in transfers.Where(transfer =>
                (transfer.SellerId, transfer.Minor, transfer.Currency) != (payout.SellerId, payout.AmountMinor, payout.Currency)))
                yield return Of(payout, $"was sent as {transfer.Minor} {transfer.Currency} to {transfer.SellerId}");
        }

        foreach (var twice in evidence.Payouts.GroupBy(payout => payout.PayoutId).Where(same => same.Count() > 1))
            yield return new Violation("I3", $"payout {twice.Key} lies in {twice.Count()} shards");
        foreach (var stray in evidence.Provider.Transfers.Where(transfer => !known.Contains(transfer.PayoutId)))
            yield return new Violation("I3", $"transfer {stray.Id} of {stray.Minor} {stray.Currency} belongs to no payout");
    }

    private static Violation Of(PayoutRow payout, string what) =>
        new("I3", $"payout {payout.PayoutId} of {payout.AmountMinor} {payout.Currency} to {payout.SellerId} {what}");
}
