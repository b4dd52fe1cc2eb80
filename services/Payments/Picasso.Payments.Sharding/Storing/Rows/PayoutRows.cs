namespace Picasso.Payments.Storing.Rows;

/// <summary>States of a payout, as stored.</summary>
internal static class PayoutStates
{
    /// <summary>Owed and being sent.</summary>
    public const string Due = "due";

    /// <summary>The provider has sent it.</summary>
    public const string Paid = "paid";
}

/// <summary>In the seller's shard: a payout to the seller.</summary>
internal sealed class PayoutRow
{
    public string PayoutId { get; set; } = "";

    /// <summary>The seller's bucket.</summary>
    public int Bucket { get; set; }

    public string SellerId { get; set; } = "";

    public long AmountMinor { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>One of <see cref="PayoutStates"/>.</summary>
    public string State { get; set; } = PayoutStates.Due;

    /// <summary>The provider's id of the transfer; empty before the first answer.</summary>
    public string TransferId { get; set; } = "";

    /// <summary>Number of attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>Number of rejections by the provider.</summary>
    public int Refusals { get; set; }

    /// <summary>Why the last attempt failed; empty after a success.</summary>
    public string LastError { get; set; } = "";

    /// <summary>The time of the next attempt; null when it is paid.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>Optimistic concurrency: of two writers one wins.</summary>
    public int Version { get; set; }
}

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
