namespace Picasso.Payments.Selling;

/// <summary>In the seller's shard: a completed sale as its seller sees it.</summary>
internal sealed class SaleRow
{
    public string PurchaseId { get; set; } = "";

    /// <summary>The seller's.</summary>
    public int Bucket { get; set; }

    public string SellerId { get; set; } = "";

    public string BuyerId { get; set; } = "";

    public string PictureId { get; set; } = "";

    public string Title { get; set; } = "";

    public long PriceMinor { get; set; }

    public long FeeMinor { get; set; }

    /// <summary>What went to who made the picture.</summary>
    public long RoyaltyMinor { get; set; }

    public long NetMinor { get; set; }

    public string Currency { get; set; } = "";

    public DateTimeOffset CompletedAt { get; set; }

    /// <summary>For a resale: until when its proceeds are not paid out; null for no longer than any sale's.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>One of <see cref="SaleStatus"/>; empty while nothing became of it.</summary>
    public string Standing { get; set; } = "";

    /// <summary>The purchase's version when it said so; a lower one changes nothing.</summary>
    public int StandingVersion { get; set; }
}
