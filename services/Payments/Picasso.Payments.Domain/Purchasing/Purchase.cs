using Picasso.Contracts.Payments;

namespace Picasso.Payments.Purchasing;

/// <summary>The state of one purchase. A <see cref="Step"/> changes it. Pure: it neither reads nor stores anything.</summary>
internal class Purchase
{
    /// <summary>A UUID with the buyer's bucket in it; see PurchaseIds.</summary>
    public string PurchaseId { get; set; } = "";

    public int Bucket { get; set; }

    public string BuyerId { get; set; } = "";

    public string SellerId { get; set; } = "";

    public string PictureId { get; set; } = "";

    public string Title { get; set; } = "";

    public long TermsVersion { get; set; }

    public long PriceMinor { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Fixed when the purchase starts; later changes of the rate have no effect.</summary>
    public long FeeMinor { get; set; }

    /// <summary>The creator of the picture.</summary>
    public string CreatorId { get; set; } = "";

    /// <summary>The creator's royalty in a resale; fixed when the purchase starts.</summary>
    public long RoyaltyMinor { get; set; }

    /// <summary>The seller's share.</summary>
    public long NetMinor => PriceMinor - FeeMinor - RoyaltyMinor;

    /// <summary>The provider's token for the card; deleted when the purchase has ended.</summary>
    public string PaymentMethod { get; set; } = "";

    /// <summary>The keyed hash of the buyer's network address; deleted when the payment has ended, empty when the address is unknown.</summary>
    public string AddressKey { get; set; } = "";

    /// <summary>Name of a <see cref="PurchaseState"/>.</summary>
    public string CurrentState { get; set; } = nameof(PurchaseState.Requested);

    public string FailureReason { get; set; } = "";

    /// <summary>The last error, for operators; empty when there is none.</summary>
    public string LastError { get; set; } = "";

    /// <summary>The seller's shard has recorded this purchase; only then it may reserve.</summary>
    public bool SellerInformed { get; set; }

    /// <summary>Why the reservation was released, until Pictures confirms it; empty otherwise.</summary>
    public string ReleaseReason { get; set; } = "";

    /// <summary>The provider's id of the payment.</summary>
    public string PaymentId { get; set; } = "";

    /// <summary>The charged amount, which should equal the price.</summary>
    public long CapturedMinor { get; set; }

    public string CapturedCurrency { get; set; } = "";

    /// <summary>The refundable part, when it is not the whole amount; 0 for the whole amount.</summary>
    public long RefundMinor { get; set; }

    /// <summary>The amount of the refund.</summary>
    public long ToRefundMinor => RefundMinor == 0 ? CapturedMinor : RefundMinor;

    /// <summary>A hash of the card that paid; empty when it is unknown.</summary>
    public string CardMark { get; set; } = "";

    /// <summary>The provider's id of the refund.</summary>
    public string RefundId { get; set; } = "";

    /// <summary>The provider's id of the dispute; empty while there is none.</summary>
    public string DisputeId { get; set; } = "";

    /// <summary>The disputed amount; 0 while there is no dispute.</summary>
    public long DisputedMinor { get; set; }

    public string DisputedCurrency { get; set; } = "";

    /// <summary>How the dispute ended: one of <see cref="Purchasing.DisputeOutcome"/>; empty while it is open.</summary>
    public string DisputeOutcome { get; set; } = "";

    /// <summary>
    /// The effect of the dispute on the picture: one of <see cref="Purchasing.DisputedPictureStatus"/>; empty until Pictures has answered.
    /// </summary>
    public string DisputedPictureStatus { get; set; } = "";

    /// <summary>For a resale: until when a dispute of the seller's own purchase affects it; null when none can.</summary>
    public DateTimeOffset? DisputableUntil { get; set; }

    /// <summary>Until when this resale depends on the seller's own purchase; null when it is at arm's length.</summary>
    public DateTimeOffset? ConditionalUntil { get; set; }

    /// <summary>Until when it depends on that or on any earlier purchase; null when on none.</summary>
    public DateTimeOffset? DependsUntil { get; set; }

    /// <summary>The earlier purchase whose lost dispute undid this resale; empty when none did.</summary>
    public string UndoneBy { get; set; } = "";

    /// <summary>When the ownership was transferred; null before.</summary>
    public DateTimeOffset? MovedAt { get; set; }

    /// <summary>Position of the transfer in the event log.</summary>
    public long Position { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The end of the picture's reservation.</summary>
    public DateTimeOffset ReservedUntil { get; set; }

    /// <summary>The deadline of the current state; after it the payment is cancelled.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>The time of the next scheduled check, if no event comes first; null when nothing is pending.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Number of scheduled checks in this state.</summary>
    public int Attempts { get; set; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Optimistic concurrency: of two writers one wins, the other reads again.</summary>
    public int Version { get; set; }

    public PurchaseState State => Enum.Parse<PurchaseState>(CurrentState);
}
