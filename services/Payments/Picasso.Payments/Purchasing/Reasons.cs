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

    /// <summary>Whether a purchase that ended for this reason ended because its card, or the card's holder, did not pay.</summary>
    public static bool IsFailedPayment(string reason) => reason is CardDeclined or ConfirmationFailed or PaymentMethodInvalid;

    /// <summary>Buyer or seller are about to leave.</summary>
    public const string AccountClosing = "account_closing";

    /// <summary>The buyer's bank took the money back, and the picture went back.</summary>
    public const string DisputeLost = "dispute_lost";

    /// <summary>The buyer's bank took the money back, and the picture stays with who bought it in good faith.</summary>
    public const string DisputeLostAfterResale = "dispute_lost_after_resale";

    /// <summary>The seller's own purchase was reversed, and this conditional resale with it.</summary>
    public const string ResaleUndone = "resale_undone";
}
