namespace Picasso.Payments.Purchasing;

/// <summary>Time limits and pauses of a purchase.</summary>
/// <param name="ConfirmationTimeout">The buyer's time for authentication; it ends with the reservation at the latest.</param>
/// <param name="SettlementTimeout">How long a submitted payment may take to settle.</param>
/// <param name="RetryFirst">How long to wait for an answer before a command is repeated; doubles each time.</param>
/// <param name="RetryMax">The longest pause between two repeats.</param>
/// <param name="RefundRetryMax">The longest pause between two attempts to refund.</param>
internal sealed record PurchaseTimes(
    TimeSpan ConfirmationTimeout, TimeSpan SettlementTimeout, TimeSpan RetryFirst, TimeSpan RetryMax, TimeSpan RefundRetryMax);
