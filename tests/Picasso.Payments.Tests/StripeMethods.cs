using Picasso.StripeStandIn;

namespace Picasso.Payments.Tests;

/// <summary>What Stripe's script in a browser makes of a card: the stand-in's payment method that behaves as the sandbox's card does.</summary>
internal static class StripeMethods
{
    public static string Of(string card) => card switch
    {
        Buyer.Accepted => Cards.Accepted,
        Buyer.Declined => Cards.Declined,
        Buyer.NeedsConfirmation => Cards.NeedsConfirmation,
        Buyer.SettlesLate => Cards.SettlesLate,
        Buyer.RefundFailsFirst => Cards.RefundFailsFirst,
        _ => throw new ArgumentOutOfRangeException(nameof(card), card, "No such card."),
    };
}
