using Picasso.Checker.Rows;

namespace Picasso.Checker;

/// <summary>What the stores and the provider hold, row by row, as somebody finds it who knows none of the code that wrote it.</summary>
public sealed record Evidence
{
    /// <summary>The event log, by position.</summary>
    public IReadOnlyList<EventRow> Events { get; init; } = [];

    /// <summary>The last position that the log ever gave; null where the log does not tell.</summary>
    public long? LastPosition { get; init; }

    /// <summary>Every purchase, in whichever shard.</summary>
    public IReadOnlyList<PurchaseRow> Purchases { get; init; } = [];

    /// <summary>Every entry of the ledger.</summary>
    public IReadOnlyList<EntryRow> Entries { get; init; } = [];

    /// <summary>Every line of every entry.</summary>
    public IReadOnlyList<PostingRow> Postings { get; init; } = [];

    /// <summary>Sales as their sellers see them.</summary>
    public IReadOnlyList<SaleRow> Sales { get; init; } = [];

    /// <summary>Lines of people's statements.</summary>
    public IReadOnlyList<SellerLineRow> SellerLines { get; init; } = [];

    /// <summary>Running accounts of people.</summary>
    public IReadOnlyList<SellerAccountRow> SellerAccounts { get; init; } = [];

    /// <summary>Messages that the purchases remember.</summary>
    public IReadOnlyList<InboxRow> Inbox { get; init; } = [];

    /// <summary>Mails that the purchases asked for.</summary>
    public IReadOnlyList<MailRow> Mails { get; init; } = [];

    /// <summary>Messages that have not left, or are not acknowledged.</summary>
    public long OpenMessages { get; init; }

    /// <summary>What people were told.</summary>
    public IReadOnlyList<NoticeRow> Notices { get; init; } = [];

    /// <summary>The provider's own books.</summary>
    public ProviderBooks Provider { get; init; } = new();

    /// <summary>What was there at an earlier moment; null when nobody looked. Nothing of it may be gone or changed.</summary>
    public Evidence? Earlier { get; init; }
}
