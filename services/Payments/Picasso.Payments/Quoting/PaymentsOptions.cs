using Picasso.OptionsValidation;

namespace Picasso.Payments.Quoting;

/// <summary>Prices and the payment provider: configuration section <c>Picasso:Payments</c>.</summary>
internal sealed class PaymentsOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments";

    /// <summary>The payment provider; <c>PaymentProviders</c> resolves an empty value.</summary>
    public string Provider { get; set; } = "";

    /// <summary>Picasso's fee in hundredths of a percent; applies to purchases from now on.</summary>
    public int FeeBasisPoints { get; set; } = 1000;

    /// <summary>
    /// The part of a seller's net that is reserved against disputes, in hundredths of a percent; applies to purchases that complete from now on.
    /// </summary>
    public int ReserveBasisPoints { get; set; } = 1_000;

    /// <summary>How long the reserve is held: as long as banks usually may dispute.</summary>
    public TimeSpan ReserveFor { get; set; } = TimeSpan.FromDays(120);

    /// <summary>How long a quote is valid.</summary>
    public TimeSpan QuoteLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Keys that sign quotes: "id:base64 of 32 bytes" each, or the base64 alone, which has the id 1. The first key signs, all verify. Empty: a key is
    /// generated once and stored in the data directory, for all processes that share it.
    /// </summary>
    public List<string> QuoteKeys { get; set; } = [];

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Between(FeeBasisPoints, 0, Ledger.Fees.BasisPointsOfAll - 1)
        .Between(ReserveBasisPoints, 0, Ledger.Fees.BasisPointsOfAll)
        .NotNegative(ReserveFor)
        .Positive(QuoteLifetime);
}
