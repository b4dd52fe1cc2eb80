using Picasso.Contracts.Payments;

namespace Picasso.Web.Showing;

/// <summary>A purchase in words.</summary>
internal static class PurchaseText
{
    private static readonly Dictionary<string, string> s_failures = new()
    {
        ["card_declined"] = "Your bank declined the card. Nothing was charged.",
        ["picture_reserved"] = "Someone else was a moment faster. Nothing was charged.",
        ["not_listed"] = "The picture was taken off sale in the meantime. Nothing was charged.",
        ["price_out_of_bounds"] = "Cards cannot be charged this price. Nothing was charged.",
        ["terms_changed"] = "The offer changed in the meantime. Nothing was charged.",
        ["confirmation_failed"] = "The payment was not confirmed. Nothing was charged.",
        ["account_closing"] = "Buyer or seller are closing their account. Nothing was charged.",
        ["picture_frozen"] = "A bank disputes the owner's payment for this picture. Nothing was charged.",
        ["dispute_lost"] = "Your bank took the payment back, so the picture went back to its seller.",
        ["resale_undone"] = "The seller's own purchase was reversed. Your purchase was conditional on it: the copyright went back and you are refunded in full.",
        ["dispute_lost_after_resale"] = "Your bank took the payment back. The picture had been sold on and stays with its owner.",
        ["original_missing"] = "The original could not be verified, so the purchase was stopped.",
    };

    public static string State(Purchase purchase) => purchase.State switch
    {
        PurchaseState.Requested => "Reserving",
        PurchaseState.Reserved => "Charging the card",
        PurchaseState.NeedsConfirmation => "Waiting for your confirmation",
        PurchaseState.Processing => "Payment is settling",
        PurchaseState.Paid => "Paid, ownership is moving",
        PurchaseState.Transferred => "Yours, receipts are being written",
        PurchaseState.Completed => "Completed",
        PurchaseState.Rejected => "Not bought, nothing charged",
        PurchaseState.RefundPending => "Refund on its way",
        PurchaseState.Refunded => "Refunded in full",
        PurchaseState.Disputed => "Your bank disputes the payment",
        PurchaseState.Upheld => "Completed; the payment stands",
        PurchaseState.Reversed => "Undone: your bank took the payment back",
        _ => "Unknown",
    };

    public static string Failure(Purchase purchase) => s_failures.GetValueOrDefault(
        purchase.FailureReason, purchase.State == PurchaseState.Refunded
            ? "The picture could not be handed over, so you got all your money back."
            : "The purchase did not go through. Nothing was charged.");

    /// <summary>Whether nothing further will happen.</summary>
    public static bool HasEnded(Purchase purchase) =>
        purchase.State is PurchaseState.Completed or PurchaseState.Rejected or PurchaseState.Refunded
            or PurchaseState.Upheld or PurchaseState.Reversed;

    /// <summary>What became of a sale, in its seller's words; empty while nothing did.</summary>
    public static string Standing(Sale sale) => sale.Standing switch
    {
        "disputed" => "The buyer's bank asks the payment back",
        "upheld" => "Disputed, and it stands",
        "undone" => "Undone: your own purchase was reversed, and the buyer is refunded",
        "reversed" => "Undone by the buyer's bank; the picture is yours again",
        "lost" => "Lost to the buyer's bank after it was sold on",
        _ => "",
    };

    /// <summary>How far along the way to completion, 0 to 3.</summary>
    public static int Step(Purchase purchase) => purchase.State switch
    {
        PurchaseState.Requested => 0,
        PurchaseState.Reserved or PurchaseState.NeedsConfirmation or PurchaseState.Processing => 1,
        PurchaseState.Paid => 2,
        PurchaseState.Transferred or PurchaseState.Completed => 3,
        _ => 0,
    };
}
