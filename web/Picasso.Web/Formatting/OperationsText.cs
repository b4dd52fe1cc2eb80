using Microsoft.Extensions.Localization;
using Picasso.Contracts.Payments;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>Texts about purchases for operators.</summary>
internal static class OperationsText
{
    private static IStringLocalizer T => Localized<OperatingTexts>.Texts;

    public static string State(PurchaseState state) => state switch
    {
        PurchaseState.Requested => T["Requested"],
        PurchaseState.Reserved => T["Reserved"],
        PurchaseState.NeedsConfirmation => T["Waiting for the buyer"],
        PurchaseState.Processing => T["Settling"],
        PurchaseState.Paid => T["Paid"],
        PurchaseState.Transferred => T["Transferred"],
        PurchaseState.Completed => T["Completed"],
        PurchaseState.Rejected => T["Rejected"],
        PurchaseState.RefundPending => T["Refund pending"],
        PurchaseState.Refunded => T["Refunded"],
        PurchaseState.Disputed => T["Disputed"],
        PurchaseState.Upheld => T["Dispute won"],
        PurchaseState.Reversed => T["Dispute lost"],
        _ => T["Unknown"],
    };

    /// <summary>Why a purchase is stuck.</summary>
    public static string Why(StuckPurchase stuck) => Trouble(stuck.LastError)?.Value ?? stuck.Purchase.State switch
    {
        PurchaseState.Requested => T["Pictures, or the seller's shard, has not answered."],
        PurchaseState.Reserved => T["The charge has no answer yet."],
        PurchaseState.NeedsConfirmation => T["The buyer has not answered the bank."],
        PurchaseState.Processing => T["The payment has not settled."],
        PurchaseState.Paid => T["Paid, but Pictures has not said that the ownership moved."],
        PurchaseState.Transferred => T["The seller's shard has not taken the sale."],
        PurchaseState.RefundPending => T["The refund is not confirmed."],
        PurchaseState.Disputed => T["The bank has not decided."],
        _ => stuck.LastError,
    };

    /// <summary>Why a provider's record does not match Picasso's.</summary>
    public static string Finding(string reason) => reason switch
    {
        "charge_without_purchase" => T["Charged for a purchase that we do not know"],
        "charge_differs" or "refund_differs" or "transfer_differs" => T["Another amount than ours"],
        "charge_doubled" => T["Charged twice for one purchase"],
        "refund_unexpected" => T["Refunded though we did not ask for it"],
        _ => reason.Replace('_', ' '),
    };

    public static string Invariant(string id) => id switch
    {
        "I2" => T["The books balance in every currency"],
        "I3" => T["Each charge ends in a transfer or a full refund"],
        "I6" => T["Nothing is erased: reversals name what they reverse"],
        _ => id,
    };

    private static LocalizedString? Trouble(string reason) => reason switch
    {
        "provider_silent" => T["The provider does not answer; it is asked again under the same key."],
        "settlement_overdue" => T["The provider has had the payment for longer than it should take."],
        "refund_failed" => T["The provider refused the refund; it is tried again under the same key."],
        "refund_pending" => T["The provider has not confirmed the refund yet."],
        "refund_mismatch" => T["The provider refunded another amount than was charged. Compare its books."],
        _ => null,
    };
}
