using Picasso.Kernel;

namespace Picasso.Payments.Ledger;

/// <summary>A double entry. It is never changed or removed; a reversal is an entry of its own that names this one.</summary>
internal sealed class LedgerEntry
{
    private LedgerEntry() { }

    /// <summary>Derived from subject and kind: booking twice produces the same row.</summary>
    public string EntryId { get; private set; } = "";

    public int Bucket { get; private set; }

    /// <summary>The purchase or the payout that is booked.</summary>
    public string SubjectId { get; private set; } = "";

    /// <summary>One of <see cref="EntryKinds"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The entry that this one reverses; null for most.</summary>
    public string? ReversesEntryId { get; private set; }

    public DateTimeOffset BookedAt { get; private set; }

    public IReadOnlyList<LedgerPosting> Postings { get; private set; } = [];

    /// <summary>The id of the entry of a kind.</summary>
    public static string IdOf(string subjectId, string kind) => Ids.From($"ledger/{subjectId}/{kind}");

    /// <summary>Makes an entry.</summary>
    /// <exception cref="InvalidOperationException">A currency does not sum to zero.</exception>
    public static LedgerEntry Book(
        string subjectId, int bucket, string kind, DateTimeOffset now, string? reversesKind,
        params IReadOnlyList<(string Account, Money Amount)> lines)
    {
        if (lines.GroupBy(line => line.Amount.Currency).Any(currency => currency.Sum(line => (decimal)line.Amount.Minor) != 0))
            throw new InvalidOperationException($"The entry {kind} of {subjectId} does not balance.");
        var id = IdOf(subjectId, kind);
        return new LedgerEntry
        {
            EntryId = id,
            Bucket = bucket,
            SubjectId = subjectId,
            Kind = kind,
            BookedAt = now,
            ReversesEntryId = reversesKind is null ? null : IdOf(subjectId, reversesKind),
            Postings = [.. lines.Select((line, index) => new LedgerPosting(id, index, line.Account, line.Amount.Minor, line.Amount.Currency))],
        };
    }
}
