using System.Security.Cryptography;
using System.Text;

namespace Picasso.StripeStandIn;

/// <summary>
/// Payment methods that the stand-in knows, and how each behaves. Any other is "no such payment method". What follows two hyphens distinguishes one
/// person's card from another's: "pm_card_visa--ann".
/// </summary>
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

    /// <summary>Charged at once; disputed after <see cref="StandInFaults.DisputeAfter"/>, and the bank keeps the money.</summary>
    public const string DisputedAndLost = "pm_card_createDispute";

    /// <summary>Charged at once; disputed after <see cref="StandInFaults.DisputeAfter"/>, and the payment stands.</summary>
    public const string DisputedAndWon = "pm_card_createDisputeWon";

    /// <summary>The same card as somebody's own.</summary>
    public static string Of(string card, string holder) => $"{card}--{holder}";

    /// <summary>How the card behaves: its name without its holder.</summary>
    internal static string Kind(string method) => method.Split("--")[0];

    /// <summary>What distinguishes the card from others, whoever pays with it.</summary>
    internal static string Fingerprint(string method) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(method)))[..16];

    internal static bool Exists(string method) => Kind(method) is Accepted or Declined or NeedsConfirmation or SettlesLate or RefundFailsFirst
        or Overcharged or DisputedAndLost or DisputedAndWon;
}
