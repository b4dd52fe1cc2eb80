using Picasso.OptionsValidation;

namespace Picasso.Payments.Purchasing;

/// <summary>How patient a purchase is: configuration section <c>Payments:Purchase</c>.</summary>
internal sealed class PurchaseOptions : IValidatedOptions
{
    public const string Section = "Payments:Purchase";

    /// <summary>How long a picture is held for a buyer.</summary>
    public TimeSpan ReservationLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a buyer may take to answer the bank; never longer than the picture is held.</summary>
    public TimeSpan ConfirmationTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a submitted payment may take to settle.</summary>
    public TimeSpan SettlementTimeout { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How long an answer may be missing before the question is repeated; doubles each time.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two repeats.</summary>
    public TimeSpan RetryMax { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause between two attempts to refund.</summary>
    public TimeSpan RefundRetryMax { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one call to the provider may take before its outcome counts as unknown.</summary>
    public TimeSpan ProviderTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(ReservationLifetime).Positive(ConfirmationTimeout).Positive(SettlementTimeout)
        .Positive(RetryFirst).AtLeast(RetryMax, RetryFirst).AtLeast(RefundRetryMax, RetryFirst)
        .Positive(ProviderTimeout);
}
