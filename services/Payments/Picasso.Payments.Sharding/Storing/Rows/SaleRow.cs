using Picasso.Payments.Selling;

namespace Picasso.Payments.Storing.Rows;

/// <summary>In the seller's shard: a completed sale.</summary>
internal sealed class SaleRow
{
    public string PurchaseId { get; set; } = "";

    /// <summary>The seller's bucket.</summary>
    public int Bucket { get; set; }

    public string SellerId { get; set; } = "";

    public string BuyerId { get; set; } = "";

    public string PictureId { get; set; } = "";

    public string Title { get; set; } = "";

    public long PriceMinor { get; set; }

    public long FeeMinor { get; set; }

    /// <summary>The creator's royalty.</summary>
    public long RoyaltyMinor { get; set; }

    public long NetMinor { get; set; }

    public string Currency { get; set; } = "";

    public DateTimeOffset CompletedAt { get; set; }

    /// <summary>For a resale: until when its proceeds are not paid out; null when the period of any sale applies.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>One of <see cref="SaleStatus"/>; empty while nothing happened after completion.</summary>
    public string Standing { get; set; } = "";

    /// <summary>The purchase's version of this status; a lower one changes nothing.</summary>
    public int StandingVersion { get; set; }
}
