namespace Picasso.Payments.Purchasing;

/// <summary>Stable reasons of failed purchases and of released reservations, besides those of Pictures.</summary>
internal static class Reasons
{
    public const string CardDeclined = "card_declined";

    public const string ConfirmationFailed = "confirmation_failed";

    public const string PaymentMethodInvalid = "payment_method_invalid";

    public const string TimedOut = "timed_out";

    public const string ProviderMismatch = "provider_mismatch";

    public const string Refund = "refund";

    /// <summary>Whether a purchase ended because its card, or the card's holder, did not pay.</summary>
    public static bool IsFailedPayment(string reason) => reason is CardDeclined or ConfirmationFailed or PaymentMethodInvalid;

    /// <summary>Buyer or seller is closing the account.</summary>
    public const string AccountClosing = "account_closing";

    /// <summary>The buyer's bank took the money back, and the picture was returned.</summary>
    public const string DisputeLost = "dispute_lost";

    /// <summary>The buyer's bank took the money back, and the later buyer in good faith keeps the picture.</summary>
    public const string DisputeLostAfterResale = "dispute_lost_after_resale";

    /// <summary>The seller's own purchase was reversed, and this conditional resale with it.</summary>
    public const string ResaleUndone = "resale_undone";
}
