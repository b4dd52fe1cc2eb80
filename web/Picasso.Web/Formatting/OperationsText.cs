using Picasso.Contracts.Payments;

namespace Picasso.Web.Formatting;

/// <summary>Texts about purchases for operators.</summary>
internal static class OperationsText
{
    private static readonly Dictionary<string, string> s_troubles = new()
    {
        ["provider_silent"] = "The provider does not answer; it is asked again under the same key.",
        ["settlement_overdue"] = "The provider has had the payment for longer than it should take.",
        ["refund_failed"] = "The provider refused the refund; it is tried again under the same key.",
        ["refund_pending"] = "The provider has not confirmed the refund yet.",
        ["refund_mismatch"] = "The provider refunded another amount than was charged. Compare its books.",
    };

    public static string State(PurchaseState state) => state switch
    {
        PurchaseState.Requested => "Requested",
        PurchaseState.Reserved => "Reserved",
        PurchaseState.NeedsConfirmation => "Waiting for the buyer",
        PurchaseState.Processing => "Settling",
        PurchaseState.Paid => "Paid",
        PurchaseState.Transferred => "Transferred",
        PurchaseState.Completed => "Completed",
        PurchaseState.Rejected => "Rejected",
        PurchaseState.RefundPending => "Refund pending",
        PurchaseState.Refunded => "Refunded",
        PurchaseState.Disputed => "Disputed",
        PurchaseState.Upheld => "Dispute won",
        PurchaseState.Reversed => "Dispute lost",
        _ => "Unknown",
    };

    /// <summary>Why a purchase is stuck.</summary>
    public static string Why(StuckPurchase stuck) => s_troubles.GetValueOrDefault(stuck.LastError) ?? stuck.Purchase.State switch
    {
        PurchaseState.Requested => "Pictures, or the seller's shard, has not answered.",
        PurchaseState.Reserved => "The charge has no answer yet.",
        PurchaseState.NeedsConfirmation => "The buyer has not answered the bank.",
        PurchaseState.Processing => "The payment has not settled.",
        PurchaseState.Paid => "Paid, but Pictures has not said that the ownership moved.",
        PurchaseState.Transferred => "The seller's shard has not taken the sale.",
        PurchaseState.RefundPending => "The refund is not confirmed.",
        PurchaseState.Disputed => "The bank has not decided.",
        _ => stuck.LastError,
    };

    /// <summary>Why a provider's record does not match Picasso's.</summary>
    public static string Finding(string reason) => reason switch
    {
        "charge_without_purchase" => "Charged for a purchase that we do not know",
        "charge_differs" or "refund_differs" or "transfer_differs" => "Another amount than ours",
        "charge_doubled" => "Charged twice for one purchase",
        "refund_unexpected" => "Refunded though we did not ask for it",
        _ => reason.Replace('_', ' '),
    };

    public static string Invariant(string id) => id switch
    {
        "I2" => "The books balance in every currency",
        "I3" => "Each charge ends in a transfer or a full refund",
        "I6" => "Nothing is erased: reversals name what they reverse",
        _ => id,
    };
}
