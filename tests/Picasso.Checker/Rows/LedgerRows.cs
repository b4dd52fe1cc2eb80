namespace Picasso.Checker.Rows;

/// <summary>An entry of a shard's ledger.</summary>
public sealed record EntryRow
{
    public string EntryId { get; init; } = "";

    public string PurchaseId { get; init; } = "";

    public string Kind { get; init; } = "";

    public string? ReversesEntryId { get; init; }

    public long BookedAt { get; init; }
}

/// <summary>A line of an entry; debits are positive.</summary>
public sealed record PostingRow
{
    public string EntryId { get; init; } = "";

    public long Line { get; init; }

    public string Account { get; init; } = "";

    public long AmountMinor { get; init; }

    public string Currency { get; init; } = "";
}
