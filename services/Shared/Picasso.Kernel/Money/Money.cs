namespace Picasso.Kernel;

/// <summary>An amount in integer minor units of a currency. All money in Picasso has this type.</summary>
/// <param name="Minor">Minor units (cents; whole yen); negative for debts.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>Why this is not a valid price: "currency_unsupported" or "price_invalid"; null when it is valid.</summary>
    public DomainError? ErrorAsPrice(string field = "price")
    {
        if (Kernel.Currency.RulesOf(Currency) is not { } rules)
            return DomainError.Invalid("currency_unsupported", $"Prices are in {string.Join(", ", Kernel.Currency.Traded)}.", field);
        return Minor < rules.LowestPriceMinor || Minor > rules.HighestPriceMinor
            ? DomainError.Invalid("price_invalid", $"A price in {Currency} is between {rules.Bounds}.", field)
            : null;
    }

    /// <summary>For display: "12.34 EUR", "1234 JPY".</summary>
    public override string ToString() =>
        $"{(Minor < 0 ? "-" : "")}{CurrencyRules.Write(UInt128.CreateTruncating(Int128.Abs(Minor)), Kernel.Currency.DecimalsOf(Currency))} {Currency}";
}
