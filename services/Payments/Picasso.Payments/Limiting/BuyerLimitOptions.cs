using Picasso.OptionsValidation;

namespace Picasso.Payments.Limiting;

/// <summary>Limits for one buyer, or one network address, on purchases without payment: configuration section <c>Picasso:Payments:Limits</c>.</summary>
internal sealed class BuyerLimitOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Limits";

    /// <summary>Purchases of one buyer that may be open and unpaid at the same time.</summary>
    public int OpenPurchases { get; set; } = 3;

    /// <summary>Purchases of the same picture by the same buyer that may end unpaid within a day before a pause follows each.</summary>
    public int FreeAttempts { get; set; } = 2;

    /// <summary>The first pause; it doubles with each further unpaid purchase.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause; at most a day.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Payments of one buyer that may fail within <see cref="DeclineWindow"/>, over all pictures.</summary>
    public int DeclinedCards { get; set; } = 10;

    /// <summary>The same for all buyers at one network address; open card payments also count.</summary>
    public int DeclinedCardsPerAddress { get; set; } = 30;

    /// <summary>How long a failed payment counts; at most a day.</summary>
    public TimeSpan DeclineWindow { get; set; } = TimeSpan.FromHours(6);

    /// <summary>The values that <see cref="BuyerLimits"/> needs.</summary>
    public BuyerLimitRules ToRules() => new(OpenPurchases, FreeAttempts, FirstPause, LongestPause, DeclinedCards, DeclineWindow);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(OpenPurchases).NotNegative(FreeAttempts)
        .Positive(FirstPause).AtLeast(LongestPause, FirstPause).AtMost(LongestPause, BuyerLimits.Window)
        .Positive(DeclinedCards).Positive(DeclinedCardsPerAddress)
        .Positive(DeclineWindow).AtMost(DeclineWindow, BuyerLimits.Window);
}
