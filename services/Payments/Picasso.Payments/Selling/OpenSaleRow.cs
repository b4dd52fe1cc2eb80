namespace Picasso.Payments.Selling;

/// <summary>In the seller's shard: a purchase that is open, or was. Written before the picture is reserved.</summary>
internal sealed class OpenSaleRow
{
    public string PurchaseId { get; set; } = "";

    /// <summary>The seller's.</summary>
    public int Bucket { get; set; }

    public string SellerId { get; set; } = "";

    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When it ended, one way or the other; never taken back.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
