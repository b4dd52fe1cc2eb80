namespace Picasso.Payments.Ledger;

/// <summary>What an entry books; each kind happens at most once in a purchase.</summary>
internal static class EntryKinds
{
    /// <summary>The provider took the buyer's money.</summary>
    public const string Charge = "charge";

    /// <summary>The ownership moved: the money is the seller's, less the fee.</summary>
    public const string Settlement = "settlement";

    /// <summary>The money has to go back.</summary>
    public const string RefundDue = "refund_due";

    /// <summary>The provider gave it back; reverses the charge.</summary>
    public const string Refund = "refund";

    /// <summary>The buyer's bank asks the money back; the provider has taken it.</summary>
    public const string Dispute = "dispute";

    /// <summary>The provider gave disputed money to us again; reverses the dispute.</summary>
    public const string DisputeWon = "dispute_won";

    /// <summary>The ownership was returned: reverses the settlement.</summary>
    public const string SettlementReversed = "settlement_reversed";

    /// <summary>The buyer keeps the money that was disputed; reverses the charge.</summary>
    public const string Chargeback = "chargeback";

    /// <summary>The money is gone and the picture stays where it is: the seller's reserve bears it, then Picasso.</summary>
    public const string DisputeLoss = "dispute_loss";

    /// <summary>A resale was undone after its payment, or a part of it, was lost: what the seller gives up covers that.</summary>
    public const string DisputeLossCovered = "dispute_loss_covered";

    /// <summary>What was kept of a seller pays for an undone resale.</summary>
    public const string ReserveApplied = "reserve_applied";

    /// <summary>What a lost dispute took from the reserve is kept again, because the sale itself went back.</summary>
    public const string ReserveRestored = "reserve_restored";

    /// <summary>What an undone resale had brought its seller and is not there any more: Picasso bears it.</summary>
    public const string ResaleLoss = "resale_loss";

    /// <summary>A part of what is owed to a seller is kept against disputes.</summary>
    public const string ReserveHeld = "reserve_held";

    /// <summary>What was kept is owed again; reverses the hold.</summary>
    public const string ReserveReleased = "reserve_released";

    /// <summary>A royalty is part of what is owed to its creator.</summary>
    public const string RoyaltyCredited = "royalty_credited";

    /// <summary>The sale was undone; reverses the credit.</summary>
    public const string RoyaltyReversed = "royalty_reversed";
}
