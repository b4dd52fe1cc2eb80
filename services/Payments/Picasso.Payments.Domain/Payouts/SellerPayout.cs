using Picasso.Kernel;

namespace Picasso.Payments.Payouts;

/// <summary>In the seller's shard: a payout to the seller.</summary>
internal sealed class SellerPayout
{
    public string PayoutId { get; set; } = "";

    /// <summary>The seller's bucket.</summary>
    public int Bucket { get; set; }

    public string SellerId { get; set; } = "";

    public long AmountMinor { get; set; }

    public string Currency { get; set; } = "";

    public Money Amount => new(AmountMinor, Currency);

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

    /// <summary>The provider has sent it.</summary>
    public void Succeed(string transferId, DateTimeOffset now)
    {
        (State, TransferId, PaidAt) = (PayoutStates.Paid, transferId, now);
        (DueAt, LastError) = (null, "");
        Version++;
    }

    /// <summary>An attempt failed; the payout stays due.</summary>
    /// <param name="error">The provider's reason; null when it did not answer, which is no rejection.</param>
    public void Fail(string? error)
    {
        LastError = error ?? "provider_silent";
        Refusals += error is null ? 0 : 1;
        Version++;
    }
}
