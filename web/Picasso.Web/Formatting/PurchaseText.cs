using Picasso.Contracts.Payments;

namespace Picasso.Web.Formatting;

/// <summary>
/// Texts about a purchase for its buyer and seller: every state has its own sentence, which makes only statements about money that hold in that
/// state.
/// </summary>
internal static class PurchaseText
{
    private static readonly Dictionary<string, string> s_reasons = new()
    {
        ["card_declined"] = "Your bank declined the card.",
        ["payment_method_invalid"] = "The card could not be used.",
        ["confirmation_failed"] = "The payment was not confirmed with your bank in time, or you refused it.",
        ["timed_out"] = "The purchase took too long and was cancelled.",
        ["picture_reserved"] = "Someone else just bought it, or is buying it.",
        ["not_listed"] = "The picture was taken off sale in the meantime.",
        ["terms_changed"] = "The offer changed in the meantime.",
        ["own_picture"] = "The picture is yours already.",
        ["picture_not_found"] = "The picture was removed.",
        ["picture_deleted"] = "The picture was removed.",
        ["account_closing"] = "The buyer or the seller is closing their account.",
        ["picture_frozen"] = "A payment dispute about this picture is open.",
        ["price_out_of_bounds"] = "Cards cannot be charged this price.",
        ["resale_undone"] = "The seller's own purchase was reversed. Your purchase was conditional on it, so the copyright went back.",
        ["original_missing"] = "The original could not be verified, so the purchase was stopped.",
        ["chain_broken"] = "The picture's record could not be verified, so the purchase was stopped.",
        ["provider_mismatch"] = "Another amount was charged than the price, so the purchase was stopped.",
        ["refund"] = "Picasso's operators cancelled the purchase.",
    };

    /// <summary>Reasons with their own sentence.</summary>
    public static IReadOnlyCollection<string> KnownReasons => s_reasons.Keys;

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
        PurchaseState.Disputed => "Your bank has opened a dispute",
        PurchaseState.Upheld => "Completed; the payment stands",
        PurchaseState.Reversed when IsReturned(purchase) => "Picture returned: your bank took the payment back",
        PurchaseState.Reversed => "Your bank took the payment back",
        _ => "Unknown",
    };

    /// <summary>Why the purchase did not transfer the picture to the buyer, and where the money is; empty for a normal purchase.</summary>
    public static string Failure(Purchase purchase) => purchase.State switch
    {
        PurchaseState.Rejected => $"{Why(purchase, "The purchase did not go through.")} Nothing was charged.",
        PurchaseState.RefundPending => $"{Why(purchase, "The picture could not be handed over.")} Your money is on its way back.",
        PurchaseState.Refunded => $"{Why(purchase, "The picture could not be handed over.")} You got all your money back.",
        PurchaseState.Reversed when IsReturned(purchase) => "Your bank took the payment back, so the picture was returned to its seller.",
        PurchaseState.Reversed => "Your bank took the payment back. The picture stays with its present owner.",
        _ => "",
    };

    /// <summary>Whether the state is final.</summary>
    public static bool HasEnded(Purchase purchase) =>
        purchase.State is PurchaseState.Completed or PurchaseState.Rejected or PurchaseState.Refunded
            or PurchaseState.Upheld or PurchaseState.Reversed;

    /// <summary>Whether the purchase can still complete, so that the buyer can continue it.</summary>
    public static bool IsUnderway(Purchase purchase) => purchase.State is PurchaseState.Requested or PurchaseState.Reserved
        or PurchaseState.NeedsConfirmation or PurchaseState.Processing or PurchaseState.Paid or PurchaseState.Transferred;

    /// <summary>Why a bought picture now has another owner.</summary>
    /// <param name="last">The reader's latest purchase of it; null when unknown.</param>
    public static string Former(Purchase? last) => last switch
    {
        { State: PurchaseState.Reversed } when IsReturned(last) => "Returned to its seller after a payment dispute",
        { State: PurchaseState.Reversed } => "Sold on; your bank took your payment back",
        { FailureReason: "resale_undone" } => "Returned, and you are refunded: the seller's own purchase was reversed",
        { State: PurchaseState.Disputed } => "Sold on; your bank disputes your payment",
        _ => "Sold on",
    };

    /// <summary>The status of a sale for its seller; empty when nothing happened after completion.</summary>
    public static string Standing(Sale sale) => sale.Standing switch
    {
        "disputed" => "The buyer's bank has opened a dispute",
        "upheld" => "Disputed; the payment stands",
        "undone" => "Undone: your own purchase was reversed, and the buyer is refunded",
        "reversed" => "Undone by the buyer's bank; the picture is yours again",
        "lost" => "Payment lost to the buyer's bank; the picture stays with its present owner",
        _ => "",
    };

    /// <summary>The progress to completion, 0 to 3.</summary>
    public static int Step(Purchase purchase) => purchase.State switch
    {
        PurchaseState.Requested => 0,
        PurchaseState.Reserved or PurchaseState.NeedsConfirmation or PurchaseState.Processing => 1,
        PurchaseState.Paid => 2,
        PurchaseState.Transferred or PurchaseState.Completed => 3,
        _ => 0,
    };

    // A lost dispute about a part of the money, or after a resale, does not change the owner.
    private static bool IsReturned(Purchase purchase) => purchase.FailureReason != "dispute_lost_after_resale";

    private static string Why(Purchase purchase, string otherwise) => s_reasons.GetValueOrDefault(purchase.FailureReason, otherwise);
}
