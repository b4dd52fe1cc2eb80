namespace Picasso.Payments.Selling;

/// <summary>In a user's own shard: one line of their statement. Lines are append-only.</summary>
internal sealed class StatementEntry
{
    public string UserId { get; set; } = "";

    /// <summary>Its cause: a purchase, or a payout.</summary>
    public string PurchaseId { get; set; } = "";

    /// <summary>One of <see cref="SellerLineKinds"/>; each kind happens at most once for a purchase and user.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The user's bucket.</summary>
    public int Bucket { get; set; }

    public string PictureId { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>The change of the balance: positive is owed to the user.</summary>
    public long AmountMinor { get; set; }

    /// <summary>The change of the user's reserve.</summary>
    public long ReserveMinor { get; set; }

    public string Currency { get; set; } = "";

    public DateTimeOffset BookedAt { get; set; }
}

/// <summary>The kind of a statement line, as stored.</summary>
internal static class SellerLineKinds
{
    /// <summary>A sale: the price less fee and royalty.</summary>
    public const string Sale = "sale";

    /// <summary>A royalty from a resale.</summary>
    public const string Royalty = "royalty";

    /// <summary>A part of a sale is reserved against disputes.</summary>
    public const string ReserveHeld = "reserve_held";

    /// <summary>The reserve is released.</summary>
    public const string ReserveReleased = "reserve_released";

    /// <summary>A lost dispute took from the reserve.</summary>
    public const string ReserveTaken = "reserve_taken";

    /// <summary>The amount that a lost dispute took is reserved again, because the sale itself was reversed.</summary>
    public const string ReserveRestored = "reserve_restored";

    /// <summary>A bank took the payment of a sale back, and the picture was returned.</summary>
    public const string SaleReversed = "sale_reversed";

    /// <summary>A conditional resale was reversed with its seller's own purchase.</summary>
    public const string SaleUndone = "sale_undone";

    /// <summary>The user's reserve pays for an undone resale.</summary>
    public const string ReserveApplied = "reserve_applied";

    /// <summary>The remaining debt of an undone resale, borne by Picasso.</summary>
    public const string LossBorne = "loss_borne";

    /// <summary>A payout to the user.</summary>
    public const string Payout = "payout";

    /// <summary>The same, for the creator who received a royalty.</summary>
    public const string RoyaltyReversed = "royalty_reversed";
}
