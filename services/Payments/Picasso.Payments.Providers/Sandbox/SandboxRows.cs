namespace Picasso.Payments.Providers.Sandbox;

/// <summary>States of payments and refunds in the sandbox's records, as stored.</summary>
internal static class SandboxStates
{
    public const string Succeeded = "succeeded";

    public const string RequiresConfirmation = "requires_confirmation";

    public const string Processing = "processing";

    public const string Declined = "declined";

    public const string Failed = "failed";

    /// <summary>A dispute that is not decided.</summary>
    public const string Open = "open";

    /// <summary>A dispute that was won: the payment stands.</summary>
    public const string Won = "won";

    /// <summary>A dispute that was lost: the buyer has the money.</summary>
    public const string Lost = "lost";
}

/// <summary>A tokenised card: how it behaves, its last digits and a hash that identifies it, never its number.</summary>
internal sealed record SandboxMethod(string Behaviour, string Last4, string Fingerprint);

/// <summary>A payment in the sandbox's records. Times are Unix milliseconds.</summary>
internal sealed record SandboxPayment(
    string IdempotencyKey, string Id, string Behaviour, long AmountMinor, string Currency, string State, string Reason, long SettlesAt,
    string Fingerprint = "");

/// <summary>A refund in the sandbox's records.</summary>
internal sealed record SandboxRefund(string IdempotencyKey, string Id, long AmountMinor, string Currency, string State, long Attempts);

/// <summary>A disputed payment. Times are Unix milliseconds.</summary>
internal sealed record SandboxDispute(string PaymentId, string PurchaseId, string Behaviour, long AmountMinor, string Currency, long CreatedAt);

/// <summary>A transfer to a seller.</summary>
internal sealed record SandboxTransfer(string Id, string AccountId, long AmountMinor, string Currency)
{
    /// <summary>Whether an order under the same key is this one.</summary>
    public bool IsFor(TransferOrder order) =>
        AccountId == order.AccountId && AmountMinor == order.Amount.Minor && Currency == order.Amount.Currency;
}
