namespace Picasso.Payments.Storing.Rows;

/// <summary>In the seller's shard: an open or ended purchase. Written before the picture is reserved.</summary>
internal sealed class OpenSaleRow
{
    public string PurchaseId { get; set; } = "";

    /// <summary>The seller's bucket.</summary>
    public int Bucket { get; set; }

    public string SellerId { get; set; } = "";

    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When it ended, with or without a sale; never cleared.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
