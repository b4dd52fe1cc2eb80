using Picasso.Checker.Rows;

namespace Picasso.Checker;

/// <summary>What the stores and the provider hold, row by row, as somebody finds it who knows none of the code that wrote it.</summary>
public sealed record Evidence
{
    /// <summary>The event log, by position.</summary>
    public IReadOnlyList<EventRow> Events { get; init; } = [];

    /// <summary>The last position that the log ever gave; null where the log does not say.</summary>
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
    public IReadOnlyList<StatementEntryRow> StatementEntries { get; init; } = [];

    /// <summary>Running accounts of people.</summary>
    public IReadOnlyList<SellerAccountRow> SellerAccounts { get; init; } = [];

    /// <summary>Money that was sent to sellers, or is to be.</summary>
    public IReadOnlyList<PayoutRow> Payouts { get; init; } = [];

    /// <summary>When a resale is at arm's length.</summary>
    public ResaleRules Rules { get; init; } = new();

    /// <summary>Messages that the purchases remember.</summary>
    public IReadOnlyList<InboxRow> Inbox { get; init; } = [];

    /// <summary>Mails that the purchases asked for.</summary>
    public IReadOnlyList<MailRow> Mails { get; init; } = [];

    /// <summary>Messages that have not left, or are not acknowledged.</summary>
    public long OpenMessages { get; init; }

    /// <summary>Notifications of people.</summary>
    public IReadOnlyList<NoticeRow> Notices { get; init; } = [];

    /// <summary>The provider's own books.</summary>
    public ProviderBooks Provider { get; init; } = new();

    /// <summary>What was there at an earlier moment; null when nobody looked. Nothing of it may be gone or changed.</summary>
    public Evidence? Earlier { get; init; }
}

/// <summary>What the marketplace was configured with.</summary>
public sealed record ResaleRules
{
    /// <summary>How long a seller has to hold a picture.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromDays(60);

    /// <summary>The least price, in hundredths of a percent of what the seller paid.</summary>
    public long FloorBasisPoints { get; init; } = 8_000;

    /// <summary>How long the seller's own purchase can be disputed with effect on the resale.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(120);

    /// <summary>How far what two machines, or two moments of one purchase, say of the time may lie apart.</summary>
    public TimeSpan Slack { get; init; } = TimeSpan.FromSeconds(60);
}
