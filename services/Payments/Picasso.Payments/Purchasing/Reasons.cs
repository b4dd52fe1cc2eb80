namespace Picasso.Payments.Purchasing;

/// <summary>Stable reasons of failed purchases and of released holds, besides those that Pictures names.</summary>
internal static class Reasons
{
    public const string CardDeclined = "card_declined";

    public const string ConfirmationFailed = "confirmation_failed";

    public const string PaymentMethodInvalid = "payment_method_invalid";

    public const string TimedOut = "timed_out";

    public const string ProviderMismatch = "provider_mismatch";

    public const string Refund = "refund";
}
