namespace Picasso.Payments.Selling;

/// <summary>In a person's own shard: one line of their statement. Lines are added and never changed.</summary>
internal sealed class StatementEntry
{
    public string UserId { get; set; } = "";

    /// <summary>What caused it: a purchase, or a payout.</summary>
    public string PurchaseId { get; set; } = "";

    /// <summary>One of <see cref="SellerLineKinds"/>; each kind happens at most once for a purchase and person.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The person's.</summary>
    public int Bucket { get; set; }

    public string PictureId { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>What it does to the balance: positive is owed to the person.</summary>
    public long AmountMinor { get; set; }

    /// <summary>What it does to the reserve that is kept of the person's earnings.</summary>
    public long ReserveMinor { get; set; }

    public string Currency { get; set; } = "";

    public DateTimeOffset BookedAt { get; set; }
}

/// <summary>What a line of a statement says, as stored.</summary>
internal static class SellerLineKinds
{
    /// <summary>A sale: the price less fee and royalty.</summary>
    public const string Sale = "sale";

    /// <summary>A royalty from a resale.</summary>
    public const string Royalty = "royalty";

    /// <summary>A part of a sale is kept against disputes.</summary>
    public const string ReserveHeld = "reserve_held";

    /// <summary>What was kept comes back.</summary>
    public const string ReserveReleased = "reserve_released";

    /// <summary>A lost dispute took from what was kept.</summary>
    public const string ReserveTaken = "reserve_taken";

    /// <summary>What a lost dispute took from the reserve is kept again, because the sale itself went back.</summary>
    public const string ReserveRestored = "reserve_restored";

    /// <summary>A bank took the payment of a sale back, and the picture went back.</summary>
    public const string SaleReversed = "sale_reversed";

    /// <summary>A conditional resale went back with its seller's own purchase.</summary>
    public const string SaleUndone = "sale_undone";

    /// <summary>What is kept of the person pays for an undone resale.</summary>
    public const string ReserveApplied = "reserve_applied";

    /// <summary>What an undone resale leaves owing, borne by Picasso.</summary>
    public const string LossBorne = "loss_borne";

    /// <summary>Money that is sent to the person.</summary>
    public const string Payout = "payout";

    /// <summary>The same, for who had a share in it.</summary>
    public const string RoyaltyReversed = "royalty_reversed";
}
