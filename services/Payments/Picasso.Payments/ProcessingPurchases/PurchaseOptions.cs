using Picasso.OptionsValidation;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>Time limits of a purchase: configuration section <c>Picasso:Payments:Purchase</c>.</summary>
internal sealed class PurchaseOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Purchase";

    /// <summary>How long a picture is reserved for a buyer.</summary>
    public TimeSpan ReservationLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The buyer's time for authentication; at most as long as the reservation.</summary>
    public TimeSpan ConfirmationTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a submitted payment may take to settle.</summary>
    public TimeSpan SettlementTimeout { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How long to wait for an answer before the command is repeated; doubles each time.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two repeats.</summary>
    public TimeSpan RetryMax { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause between two attempts to refund.</summary>
    public TimeSpan RefundRetryMax { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The timeout of one call to the provider; after it the outcome is unknown.</summary>
    public TimeSpan ProviderTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The values that the steps of a purchase need.</summary>
    public PurchaseTimes ToTimes() => new(ConfirmationTimeout, SettlementTimeout, RetryFirst, RetryMax, RefundRetryMax);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(ReservationLifetime).Positive(ConfirmationTimeout).Positive(SettlementTimeout)
        .Positive(RetryFirst).AtLeast(RetryMax, RetryFirst).AtLeast(RefundRetryMax, RetryFirst)
        .Positive(ProviderTimeout);
}
