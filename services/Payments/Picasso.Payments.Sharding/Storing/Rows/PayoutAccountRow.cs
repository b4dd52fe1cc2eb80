namespace Picasso.Payments.Storing.Rows;

/// <summary>In the seller's shard: the seller's account at the provider.</summary>
internal sealed class PayoutAccountRow
{
    public string SellerId { get; set; } = "";

    public int Bucket { get; set; }

    /// <summary>The provider's id of the account.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>The account can receive payouts.</summary>
    public bool IsActive { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
