using Picasso.Kernel;

namespace Picasso.Payments.Reconciling;

/// <summary>The kind of a provider's record. The names are stored.</summary>
internal enum RecordKind
{
    /// <summary>Money charged to a card.</summary>
    Charge,

    /// <summary>Money refunded to a card.</summary>
    Refund,

    /// <summary>Money transferred to a seller.</summary>
    Transfer,
}

/// <summary>A movement of money in the provider's records.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">The provider's id.</param>
/// <param name="Key">Picasso's idempotency key; empty when it has none and so was not ordered by Picasso.</param>
/// <param name="PaymentId">The payment that it belongs to, by the provider's id; empty for a transfer.</param>
/// <param name="Amount">The amount.</param>
/// <param name="At">When it was made, by the provider's clock.</param>
internal sealed record ProviderRecord(RecordKind Kind, string Id, string Key, string PaymentId, Money Amount, DateTimeOffset At);
