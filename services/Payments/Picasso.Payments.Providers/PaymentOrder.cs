using Picasso.Kernel;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Providers;

/// <summary>What to charge.</summary>
/// <param name="Key">Idempotency key; see <see cref="ProviderKeys"/>.</param>
/// <param name="PurchaseId">For the provider's records.</param>
/// <param name="PaymentMethod">The provider's token for the card.</param>
/// <param name="Amount">The price of the quote.</param>
internal sealed record PaymentOrder(string Key, string PurchaseId, string PaymentMethod, Money Amount);

/// <summary>A refund to make.</summary>
/// <param name="Key">Idempotency key; see <see cref="ProviderKeys"/>.</param>
/// <param name="PaymentKey">The key that it was paid under.</param>
/// <param name="PaymentId">The provider's id of the payment.</param>
/// <param name="Amount">The whole amount that was charged.</param>
internal sealed record RefundOrder(string Key, string PaymentKey, string PaymentId, Money Amount);
