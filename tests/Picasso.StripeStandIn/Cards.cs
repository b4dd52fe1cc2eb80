namespace Picasso.StripeStandIn;

/// <summary>Payment methods that the stand-in knows, and how each behaves. Any other is "no such payment method".</summary>
public static class Cards
{
    /// <summary>Charged at once.</summary>
    public const string Accepted = "pm_card_visa";

    /// <summary>Declined by its bank.</summary>
    public const string Declined = "pm_card_visa_chargeDeclined";

    /// <summary>The bank asks its holder first (3-D Secure).</summary>
    public const string NeedsConfirmation = "pm_card_threeDSecure2Required";

    /// <summary>Submitted at once, settled after <see cref="StandInFaults.SettleAfter"/>.</summary>
    public const string SettlesLate = "pm_card_settlesLate";

    /// <summary>Charged at once; its first <see cref="StandInFaults.FailingRefunds"/> refunds fail.</summary>
    public const string RefundFailsFirst = "pm_card_refundFail";

    /// <summary>Charged at once, one minor unit more than ordered; its refunds fail first as those of <see cref="RefundFailsFirst"/> do.</summary>
    public const string Overcharged = "pm_card_overcharged";

    internal static bool Exists(string method) =>
        method is Accepted or Declined or NeedsConfirmation or SettlesLate or RefundFailsFirst or Overcharged;
}
