using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>What an ended purchase leaves in the ledger and in statements.</summary>
internal static class Endings
{
    /// <summary>Kinds that depend on what else a person has: reserves, and what is missing when they do not suffice.</summary>
    public static bool IsAside(string kind) =>
        kind.StartsWith("reserve_", StringComparison.Ordinal) || kind is "resale_loss" or "loss_borne";

    /// <summary>Kinds of entries, each once: every set that the end allows.</summary>
    public static IEnumerable<IEnumerable<string>> AllowedEntries(PurchaseRow purchase, bool disputeWon)
    {
        yield return Entries(purchase, disputeWon);
        // Its own dispute was lost before an earlier purchase took the ownership back: the booked loss is covered afterwards.
        if (purchase is { IsReturned: true, UndoneBy: not "" })
            yield return [.. Entries(purchase, disputeWon).Where(kind => kind != "chargeback"), "dispute_loss", "dispute_loss_covered"];
        // Disputed only while its refund was pending: the refund decides, as of any other refund, and the dispute books nothing.
        if (purchase.IsUndone && disputeWon)
            yield return Entries(purchase, disputeWon: false);
    }

    private static IEnumerable<string> Entries(PurchaseRow purchase, bool disputeWon)
    {
        if (purchase.CurrentState is States.Rejected)
            return [];
        if (purchase.CurrentState is States.Refunded && !purchase.IsUndone)
            return ["charge", "refund", "refund_due"];
        IEnumerable<string> sold = ["charge", "settlement", .. purchase.RoyaltyMinor > 0 ? Royalty() : []];
        IEnumerable<string> back = ["settlement_reversed", .. purchase.RoyaltyMinor > 0 ? RoyaltyBack() : []];
        return purchase switch
        {
            { CurrentState: States.Upheld } => [.. sold, "dispute", "dispute_won"],
            { IsReturned: true } => [.. sold, .. back, "dispute", "chargeback"],
            { CurrentState: States.Reversed } => [.. sold, "dispute", "dispute_loss"],
            { IsUndone: true } when disputeWon => [.. sold, .. back, "refund_due", "refund", "dispute", "dispute_won"],
            { IsUndone: true } => [.. sold, .. back, "refund_due", "refund"],
            _ => sold,
        };
    }

    /// <summary>Lines of statements: whose, of which kind, how much.</summary>
    public static List<(string, string, long)> Lines(PurchaseRow purchase)
    {
        if (!purchase.WasSold)
            return [];
        var net = purchase.PriceMinor - purchase.FeeMinor - purchase.RoyaltyMinor;
        var lines = new List<(string, string, long)> { (purchase.SellerId, "sale", net) };
        if (purchase.RoyaltyMinor > 0)
            lines.Add((purchase.CreatorId, "royalty", purchase.RoyaltyMinor));
        if (!purchase.IsUndone && !purchase.IsReturned)
            return lines;
        lines.Add((purchase.SellerId, purchase.IsUndone ? "sale_undone" : "sale_reversed", -net));
        if (purchase.RoyaltyMinor > 0)
            lines.Add((purchase.CreatorId, "royalty_reversed", -purchase.RoyaltyMinor));
        return lines;
    }

    private static string[] Royalty() => ["royalty_credited"];

    private static string[] RoyaltyBack() => ["royalty_reversed"];
}
