using Picasso.OptionsValidation;

namespace Picasso.Payments.Payouts;

/// <summary>Payouts to sellers: configuration section <c>Picasso:Payments:Payouts</c>.</summary>
internal sealed class PayoutOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Payouts";

    /// <summary>How long the proceeds of a sale are held back, against disputes.</summary>
    public TimeSpan Hold { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The smallest payout, in minor units; smaller balances accumulate.</summary>
    public long MinimumMinor { get; set; } = 1_00;

    /// <summary>The interval between two searches for due payouts.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause after a first failure; it doubles each time.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause.</summary>
    public TimeSpan RetryMax { get; set; } = TimeSpan.FromHours(6);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(Hold).Positive(MinimumMinor).Positive(Every)
        .Positive(RetryFirst).AtLeast(RetryMax, RetryFirst);
}
