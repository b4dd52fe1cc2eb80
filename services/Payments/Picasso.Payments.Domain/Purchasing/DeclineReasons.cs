namespace Picasso.Payments.Purchasing;

/// <summary>Why a payment was declined.</summary>
internal static class DeclineReasons
{
    /// <summary>The card's bank declined it.</summary>
    public const string CardDeclined = "card_declined";

    /// <summary>The buyer did not confirm at the bank.</summary>
    public const string AuthenticationFailed = "authentication_failed";

    /// <summary>Cancelled by Picasso.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The provider has no such payment method.</summary>
    public const string UnknownMethod = "unknown_method";
}
