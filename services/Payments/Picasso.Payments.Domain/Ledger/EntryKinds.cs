namespace Picasso.Payments.Ledger;

/// <summary>What an entry books; each kind happens at most once for a subject.</summary>
internal static class EntryKinds
{
    /// <summary>The provider took the buyer's money.</summary>
    public const string Charge = "charge";

    /// <summary>The ownership was transferred: the money, less the fee, is owed to the seller.</summary>
    public const string Settlement = "settlement";

    /// <summary>The money has to be refunded.</summary>
    public const string RefundDue = "refund_due";

    /// <summary>The provider refunded the money; reverses the charge.</summary>
    public const string Refund = "refund";

    /// <summary>The buyer's bank disputes the payment; the provider has taken the money back.</summary>
    public const string Dispute = "dispute";

    /// <summary>The provider returned disputed money to Picasso; reverses the dispute.</summary>
    public const string DisputeWon = "dispute_won";

    /// <summary>The ownership was returned: reverses the settlement.</summary>
    public const string SettlementReversed = "settlement_reversed";

    /// <summary>The buyer keeps the money that was disputed; reverses the charge.</summary>
    public const string Chargeback = "chargeback";

    /// <summary>The money is lost and the current owner keeps the picture: the seller's reserve covers the loss, then Picasso.</summary>
    public const string DisputeLoss = "dispute_loss";

    /// <summary>A resale was undone after its payment, or a part of it, was lost: the seller's reversed earnings cover the loss.</summary>
    public const string DisputeLossCovered = "dispute_loss_covered";

    /// <summary>The seller's reserve pays for an undone resale.</summary>
    public const string ReserveApplied = "reserve_applied";

    /// <summary>The amount that a lost dispute took from the reserve is reserved again, because the sale itself was reversed.</summary>
    public const string ReserveRestored = "reserve_restored";

    /// <summary>The seller's earnings from an undone resale were paid out already: Picasso bears the difference.</summary>
    public const string ResaleLoss = "resale_loss";

    /// <summary>A part of what is owed to a seller is reserved against disputes.</summary>
    public const string ReserveHeld = "reserve_held";

    /// <summary>The reserve is released to the seller; reverses the hold.</summary>
    public const string ReserveReleased = "reserve_released";

    /// <summary>A royalty is credited to its creator.</summary>
    public const string RoyaltyCredited = "royalty_credited";

    /// <summary>The sale was undone; reverses the credit.</summary>
    public const string RoyaltyReversed = "royalty_reversed";

    /// <summary>A payout to a seller was planned.</summary>
    public const string PayoutDue = "payout_due";

    /// <summary>The provider has sent a payout.</summary>
    public const string Payout = "payout";
}
