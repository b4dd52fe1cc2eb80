using Picasso.Kernel;

namespace Picasso.Payments.Ledger;

/// <summary>A double entry. It is never changed or removed; a reversal is an entry of its own that names this one.</summary>
internal sealed class LedgerEntry
{
    private LedgerEntry() { }

    /// <summary>Derived from purchase and kind: booking twice produces the same row.</summary>
    public string EntryId { get; private set; } = "";

    public int Bucket { get; private set; }

    public string PurchaseId { get; private set; } = "";

    /// <summary>One of <see cref="EntryKinds"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The entry that this one reverses; null for most.</summary>
    public string? ReversesEntryId { get; private set; }

    public DateTimeOffset BookedAt { get; private set; }

    public IReadOnlyList<LedgerPosting> Postings { get; private set; } = [];

    /// <summary>The id of the entry of a kind.</summary>
    public static string IdOf(string purchaseId, string kind) => Ids.From($"ledger/{purchaseId}/{kind}");

    /// <summary>Makes an entry.</summary>
    /// <exception cref="InvalidOperationException">A currency does not sum to zero.</exception>
    public static LedgerEntry Book(
        string purchaseId, int bucket, string kind, DateTimeOffset now, string? reversesKind,
        params IReadOnlyList<(string Account, Money Amount)> lines)
    {
        if (lines.GroupBy(line => line.Amount.Currency).Any(currency => currency.Sum(line => (decimal)line.Amount.Minor) != 0))
            throw new InvalidOperationException($"The entry {kind} of {purchaseId} does not balance.");
        var id = IdOf(purchaseId, kind);
        return new LedgerEntry
        {
            EntryId = id,
            Bucket = bucket,
            PurchaseId = purchaseId,
            Kind = kind,
            BookedAt = now,
            ReversesEntryId = reversesKind is null ? null : IdOf(purchaseId, reversesKind),
            Postings = [.. lines.Select((line, index) => new LedgerPosting(id, index, line.Account, line.Amount.Minor, line.Amount.Currency))],
        };
    }
}
