using MassTransit;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;

namespace Picasso.Payments.Purchasing;

/// <summary>One purchase: the row of the saga. What it wants to send or book waits in it until the row is committed with them.</summary>
internal sealed class PurchaseSaga : SagaStateMachineInstance
{
    /// <summary>A UUID with the buyer's bucket in it; see PurchaseIds.</summary>
    public string PurchaseId { get; set; } = "";

    /// <summary>The same, as the bus wants it.</summary>
    public Guid CorrelationId { get => Guid.ParseExact(PurchaseId, "D"); set => PurchaseId = value.ToString("D"); }

    public int Bucket { get; set; }

    public string BuyerId { get; set; } = "";

    /// <summary>Chosen by the buyer's page; unique for the buyer.</summary>
    public string IdempotencyKey { get; set; } = "";

    public string QuoteId { get; set; } = "";

    public string SellerId { get; set; } = "";

    public string PictureId { get; set; } = "";

    public string Title { get; set; } = "";

    public long TermsVersion { get; set; }

    public long PriceMinor { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Fixed when the buyer bought, whatever the rate becomes meanwhile.</summary>
    public long FeeMinor { get; set; }

    /// <summary>Who made the picture.</summary>
    public string CreatorId { get; set; } = "";

    /// <summary>The creator's royalty in a resale; fixed when the purchase begins.</summary>
    public long RoyaltyMinor { get; set; }

    /// <summary>The seller's share.</summary>
    public long NetMinor => PriceMinor - FeeMinor - RoyaltyMinor;

    /// <summary>The provider's token for the card; forgotten when the purchase has ended.</summary>
    public string PaymentMethod { get; set; } = "";

    /// <summary>The keyed hash of the buyer's network address; forgotten when the payment has ended, empty when the address was unknown.</summary>
    public string AddressKey { get; set; } = "";

    /// <summary>Name of a <see cref="PurchaseState"/>.</summary>
    public string CurrentState { get; set; } = nameof(PurchaseState.Requested);

    public string FailureReason { get; set; } = "";

    /// <summary>What holds it up, for operators; empty when nothing does.</summary>
    public string LastError { get; set; } = "";

    /// <summary>The seller's shard knows of this purchase; only then it may reserve.</summary>
    public bool SellerInformed { get; set; }

    /// <summary>Why the hold was given back while Pictures has not confirmed it; empty otherwise.</summary>
    public string ReleaseReason { get; set; } = "";

    /// <summary>The provider's name for the payment.</summary>
    public string PaymentId { get; set; } = "";

    /// <summary>What the provider took, which should be the price.</summary>
    public long CapturedMinor { get; set; }

    public string CapturedCurrency { get; set; } = "";

    /// <summary>What goes back of it once it is refunded, when that is not all; 0 for all.</summary>
    public long RefundMinor { get; set; }

    /// <summary>What goes back of it once it is refunded.</summary>
    public long ToRefundMinor => RefundMinor == 0 ? CapturedMinor : RefundMinor;

    /// <summary>A hash that names the card that paid; empty when it is not known.</summary>
    public string CardMark { get; set; } = "";

    /// <summary>The provider's name for the refund.</summary>
    public string RefundId { get; set; } = "";

    /// <summary>The provider's name for the dispute; empty while there is none.</summary>
    public string DisputeId { get; set; } = "";

    /// <summary>What the buyer's bank asks back; 0 while nothing is disputed.</summary>
    public long DisputedMinor { get; set; }

    public string DisputedCurrency { get; set; } = "";

    /// <summary>How the dispute ended: one of <see cref="Purchasing.DisputeOutcome"/>; empty while it is open.</summary>
    public string DisputeOutcome { get; set; } = "";

    /// <summary>What the dispute did to the picture: one of <see cref="Purchasing.DisputedPictureStatus"/>; empty while Pictures has not said.</summary>
    public string DisputedPictureStatus { get; set; } = "";

    /// <summary>For a resale: until when the seller's own purchase may be disputed with effect on it; null when it may not.</summary>
    public DateTimeOffset? DisputableUntil { get; set; }

    /// <summary>Until when this resale depends on the seller's own purchase; null when it is at arm's length.</summary>
    public DateTimeOffset? ConditionalUntil { get; set; }

    /// <summary>Until when it depends on that or on any purchase before; null when on none.</summary>
    public DateTimeOffset? DependsUntil { get; set; }

    /// <summary>The earlier purchase whose lost dispute undid this resale; empty when none did.</summary>
    public string UndoneBy { get; set; } = "";

    /// <summary>When the ownership moved; null before.</summary>
    public DateTimeOffset? MovedAt { get; set; }

    /// <summary>Place of the transfer in the event log.</summary>
    public long Position { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Until when the picture is held for it.</summary>
    public DateTimeOffset ReservedUntil { get; set; }

    /// <summary>Until when the current state waits for others before the payment is called off.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>When to look after it next, should nothing happen before; null when nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it was looked after in this state.</summary>
    public int Attempts { get; set; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>W3C traceparent of the buyer's request: what is done later on its own still belongs to that trace; null for none.</summary>
    public string? Trace { get; set; }

    /// <summary>Of what the buyer ordered under the idempotency key; null for purchases from before it was stored.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>Optimistic: of two writers one wins, the other reads again.</summary>
    public int Version { get; set; }

    public PurchaseState State => Enum.Parse<PurchaseState>(CurrentState);

    /// <summary>Messages that leave with the commit.</summary>
    public List<object> Outgoing { get; } = [];

    /// <summary>Ledger entries that are booked with the commit.</summary>
    public List<LedgerEntry> Bookings { get; } = [];

    /// <summary>What people who run the marketplace must see.</summary>
    public List<string> Alarms { get; } = [];
}
