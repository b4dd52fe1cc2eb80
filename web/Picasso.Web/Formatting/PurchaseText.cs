using Microsoft.Extensions.Localization;
using Picasso.Contracts.Payments;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>
/// Texts about a purchase for its buyer and seller: every state has its own sentence, which makes only statements about money that hold in that
/// state.
/// </summary>
internal static class PurchaseText
{
    private static IStringLocalizer T => Localized<PayingTexts>.Texts;

    /// <summary>The sentence of a reason; null when it has none of its own.</summary>
    public static LocalizedString? Reason(string reason) => reason switch
    {
        "card_declined" => T["Your bank declined the card."],
        "payment_method_invalid" => T["The card could not be used."],
        "confirmation_failed" => T["The payment was not confirmed with your bank in time, or you refused it."],
        "timed_out" => T["The purchase took too long and was cancelled."],
        "picture_reserved" => T["Someone else just bought it, or is buying it."],
        "not_listed" => T["The picture was taken off sale in the meantime."],
        "terms_changed" => T["The offer changed in the meantime."],
        "own_picture" => T["The picture is yours already."],
        "picture_not_found" or "picture_deleted" => T["The picture was removed."],
        "account_closing" => T["The buyer or the seller is closing their account."],
        "picture_frozen" => T["A payment dispute about this picture is open."],
        "price_out_of_bounds" => T["Cards cannot be charged this price."],
        "resale_undone" => T["The seller's own purchase was reversed. Your purchase was conditional on it, so the copyright went back."],
        "original_missing" => T["The original could not be verified, so the purchase was stopped."],
        "chain_broken" => T["The picture's record could not be verified, so the purchase was stopped."],
        "provider_mismatch" => T["Another amount was charged than the price, so the purchase was stopped."],
        "refund" => T["Picasso's operators cancelled the purchase."],
        _ => null,
    };

    public static string State(Purchase purchase) => purchase.State switch
    {
        PurchaseState.Requested => T["Reserving"],
        PurchaseState.Reserved => T["Charging the card"],
        PurchaseState.NeedsConfirmation => T["Waiting for your confirmation"],
        PurchaseState.Processing => T["Payment is settling"],
        PurchaseState.Paid => T["Paid, ownership is moving"],
        PurchaseState.Transferred => T["Yours, receipts are being written"],
        PurchaseState.Completed => T["Completed"],
        PurchaseState.Rejected => T["Not bought, nothing charged"],
        PurchaseState.RefundPending => T["Refund on its way"],
        PurchaseState.Refunded => T["Refunded in full"],
        PurchaseState.Disputed => T["Your bank has opened a dispute"],
        PurchaseState.Upheld => T["Completed; the payment stands"],
        PurchaseState.Reversed when IsReturned(purchase) => T["Picture returned: your bank took the payment back"],
        PurchaseState.Reversed => T["Your bank took the payment back"],
        _ => T["Unknown"],
    };

    /// <summary>Why the purchase did not transfer the picture to the buyer, and where the money is; empty for a normal purchase.</summary>
    public static string Failure(Purchase purchase) => purchase.State switch
    {
        PurchaseState.Rejected => T["{0} Nothing was charged.", Why(purchase, T["The purchase did not go through."])],
        PurchaseState.RefundPending => T["{0} Your money is on its way back.", Why(purchase, T["The picture could not be handed over."])],
        PurchaseState.Refunded => T["{0} You got all your money back.", Why(purchase, T["The picture could not be handed over."])],
        PurchaseState.Reversed when IsReturned(purchase) => T["Your bank took the payment back, so the picture was returned to its seller."],
        PurchaseState.Reversed => T["Your bank took the payment back. The picture stays with its present owner."],
        _ => "",
    };

    /// <summary>What a buyer can do after a purchase that did not go through.</summary>
    public static NextStep NextStep(Purchase purchase) => purchase switch
    {
        { State: not PurchaseState.Rejected } => Formatting.NextStep.None,
        { FailureReason: "terms_changed" } => Formatting.NextStep.NewPrice,
        { FailureReason: "not_listed" } => Formatting.NextStep.OtherPictures,
        { FailureReason: "card_declined" or "payment_method_invalid" or "confirmation_failed" } => Formatting.NextStep.AnotherCard,
        { FailureReason: "own_picture" or "picture_not_found" or "picture_deleted" or "picture_reserved" or "picture_frozen" or "account_closing"
            or "price_out_of_bounds" or "original_missing" or "chain_broken" } => Formatting.NextStep.None,
        _ => Formatting.NextStep.Again,
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
        { State: PurchaseState.Reversed } when IsReturned(last) => T["Returned to its seller after a payment dispute"],
        { State: PurchaseState.Reversed } => T["Sold on; your bank took your payment back"],
        { FailureReason: "resale_undone" } => T["Returned, and you are refunded: the seller's own purchase was reversed"],
        { State: PurchaseState.Disputed } => T["Sold on; your bank disputes your payment"],
        _ => T["Sold on"],
    };

    /// <summary>The status of a sale for its seller; empty when nothing happened after completion.</summary>
    public static string Standing(Sale sale) => sale.Standing switch
    {
        "disputed" => T["The buyer's bank has opened a dispute"],
        "upheld" => T["Disputed; the payment stands"],
        "undone" => T["Undone: your own purchase was reversed, and the buyer is refunded"],
        "reversed" => T["Undone by the buyer's bank; the picture is yours again"],
        "lost" => T["Payment lost to the buyer's bank; the picture stays with its present owner"],
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

    private static string Why(Purchase purchase, string otherwise) => Reason(purchase.FailureReason)?.Value ?? otherwise;
}
