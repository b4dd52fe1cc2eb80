namespace Picasso.Payments.Selling;

/// <summary>What became of a sale after it completed, as stored; empty while nothing did.</summary>
internal static class SaleStatus
{
    /// <summary>The buyer's bank asks the payment back.</summary>
    public const string Disputed = "disputed";

    /// <summary>The payment stands.</summary>
    public const string Upheld = "upheld";

    /// <summary>The bank has the payment; the picture went back to the seller.</summary>
    public const string Reversed = "reversed";

    /// <summary>The seller's own purchase was reversed; the buyer of this resale is refunded.</summary>
    public const string Undone = "undone";

    /// <summary>The bank has the payment; the picture had been sold on.</summary>
    public const string Lost = "lost";
}
