using Picasso.Payments.Purchasing;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>Maps a dispute of Stripe to Picasso's terms.</summary>
internal static class StripeDisputes
{
    private const string Won = "won";
    private const string Lost = "lost";

    // An inquiry of the bank, or one that was settled before it became a dispute: no money has moved.
    private static readonly string[] s_harmless = ["warning_needs_response", "warning_under_review", "warning_closed", "prevented"];

    /// <summary>The messages for the purchase, derived from the dispute's whole state: a missed event is made up for.</summary>
    public static IReadOnlyList<object> Messages(string purchaseId, Dispute dispute)
    {
        if (s_harmless.Contains(dispute.Status))
            return [];
        var amount = StripeIntents.Amount(dispute.Amount, dispute.Currency);
        var at = new DateTimeOffset(DateTime.SpecifyKind(dispute.Created, DateTimeKind.Utc));
        var opened = new PaymentDisputed(purchaseId, dispute.Id, amount.Minor, amount.Currency, at);
        return dispute.Status is Won or Lost ? [opened, new DisputeEnded(purchaseId, dispute.Id, dispute.Status == Won)] : [opened];
    }
}
