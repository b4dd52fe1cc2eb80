namespace Picasso.Payments.Selling;

/// <summary>The status of a sale after completion, as stored; empty at first.</summary>
internal static class SaleStatus
{
    /// <summary>The buyer's bank disputes the payment.</summary>
    public const string Disputed = "disputed";

    /// <summary>The payment stands.</summary>
    public const string Upheld = "upheld";

    /// <summary>The bank has the payment; the picture was returned to the seller.</summary>
    public const string Reversed = "reversed";

    /// <summary>The seller's own purchase was reversed; the buyer of this resale is refunded.</summary>
    public const string Undone = "undone";

    /// <summary>The bank has the payment; the picture had been resold.</summary>
    public const string Lost = "lost";
}
