using Picasso.OptionsValidation;

namespace Picasso.Payments.Quoting;

/// <summary>Prices and who supplies the money: configuration section <c>Payments</c>.</summary>
internal sealed class PaymentsOptions : IValidatedOptions
{
    public const string Section = "Payments";

    /// <summary>Who moves the money; <c>PaymentProviders</c> decides what an empty one means.</summary>
    public string Provider { get; set; } = "";

    /// <summary>Picasso's share in hundredths of a percent; applies to what is bought from now on.</summary>
    public int FeeBasisPoints { get; set; } = 1000;

    /// <summary>What is kept of a seller's net against disputes, in hundredths of a percent; applies to what completes from now on.</summary>
    public int ReserveBasisPoints { get; set; } = 1_000;

    /// <summary>How long it is kept: as long as banks usually may dispute.</summary>
    public TimeSpan ReserveFor { get; set; } = TimeSpan.FromDays(120);

    /// <summary>How long a quote is honoured.</summary>
    public TimeSpan QuoteLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Keys that sign quotes, "id:base64 of 32 bytes" each, or the base64 alone, which has the id 1; the first signs, all verify. Empty:
    /// a key that is made once and kept in the data directory, for as many processes as share it.
    /// </summary>
    public List<string> QuoteKeys { get; set; } = [];

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Between(FeeBasisPoints, 0, Ledger.Fees.BasisPointsOfAll - 1)
        .Between(ReserveBasisPoints, 0, Ledger.Fees.BasisPointsOfAll)
        .NotNegative(ReserveFor)
        .Positive(QuoteLifetime);
}
