namespace Picasso.Payments.Payouts;

/// <summary>States of a payout, as stored.</summary>
internal static class PayoutStates
{
    /// <summary>Owed and on its way.</summary>
    public const string Due = "due";

    /// <summary>The provider has sent it.</summary>
    public const string Paid = "paid";
}

/// <summary>In the seller's shard: money that is sent to the seller.</summary>
internal sealed class PayoutRow
{
    public string PayoutId { get; set; } = "";

    /// <summary>The seller's.</summary>
    public int Bucket { get; set; }

    public string SellerId { get; set; } = "";

    public long AmountMinor { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>One of <see cref="PayoutStates"/>.</summary>
    public string State { get; set; } = PayoutStates.Due;

    /// <summary>The provider's name for it; empty before.</summary>
    public string TransferId { get; set; } = "";

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>How often the provider refused it.</summary>
    public int Refusals { get; set; }

    /// <summary>Why the last attempt failed; empty when none did.</summary>
    public string LastError { get; set; } = "";

    /// <summary>When to try next; null when it is paid.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>Optimistic: of two writers one wins.</summary>
    public int Version { get; set; }
}

/// <summary>In the seller's shard: the seller's account at the provider.</summary>
internal sealed class PayoutAccountRow
{
    public string SellerId { get; set; } = "";

    public int Bucket { get; set; }

    /// <summary>The provider's name for it.</summary>
    public string AccountId { get; set; } = "";

    /// <summary>It can be paid to.</summary>
    public bool IsActive { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>Keys of payouts at the provider: "payout:{seller}:{payout}".</summary>
internal static class PayoutKeys
{
    private const string Prefix = "payout";

    public static string Of(PayoutRow payout) => $"{Prefix}:{payout.SellerId}:{payout.PayoutId}";

    /// <summary>Seller and payout behind a key; null for other keys.</summary>
    public static (string SellerId, string PayoutId)? Read(string key) =>
        key.Split(':') is [Prefix, var seller, var payout] && Kernel.Ids.IsId(seller) && Kernel.Ids.IsId(payout) ? (seller, payout) : null;
}
