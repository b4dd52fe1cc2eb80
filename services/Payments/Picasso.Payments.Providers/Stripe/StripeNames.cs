using Picasso.Payments.Purchasing;


namespace Picasso.Payments.Providers.Stripe;

/// <summary>
/// Stripe's values that Picasso uses, and Picasso's keys in the metadata of Stripe's objects. The keys are stored there and must keep their meaning.
/// </summary>
internal static class StripeNames
{
    /// <summary>The charge of an intent, which is included only when it is requested.</summary>
    public const string LatestCharge = "latest_charge";

    /// <summary>Metadata: the idempotency key that it was ordered under.</summary>
    public const string Key = "picasso_key";

    /// <summary>Metadata: the purchase.</summary>
    public const string PurchaseId = "picasso_purchase";

    /// <summary>Metadata: the seller.</summary>
    public const string SellerId = "picasso_seller";

    /// <summary>Metadata: why a payment was cancelled, one of <see cref="DeclineReasons"/>.</summary>
    public const string Reason = "picasso_reason";

    public const string Succeeded = "succeeded";

    public const string Processing = "processing";

    public const string RequiresAction = "requires_action";

    public const string RequiresConfirmation = "requires_confirmation";

    public const string RequiresPaymentMethod = "requires_payment_method";

    public const string Canceled = "canceled";

    public const string Failed = "failed";

    public const string AuthenticationFailure = "payment_intent_authentication_failure";

    public const string UnexpectedState = "payment_intent_unexpected_state";

    public const string ResourceMissing = "resource_missing";

    public const string IdempotencyError = "idempotency_error";

    public const string InvalidRequest = "invalid_request_error";
}
