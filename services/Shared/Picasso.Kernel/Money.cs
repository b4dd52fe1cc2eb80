namespace Picasso.Kernel;

/// <summary>An amount in integer minor units of a currency. There is no other way to hold money in Picasso.</summary>
/// <param name="Minor">Minor units (cents); negative for debts.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>Highest price of a picture, in minor units: a hundred million of the major unit.</summary>
    public const long MaxPriceMinor = 100_000_000_00;

    /// <summary>Says why this is not a price: "currency_unsupported" or "price_invalid"; null when it is one.</summary>
    public Refusal? RefusalAsPrice(string field = "price")
    {
        if (!Kernel.Currency.IsTraded(Currency))
            return Refusal.Invalid("currency_unsupported", $"Prices are in {string.Join(", ", Kernel.Currency.Traded)}.", field);
        return Minor is < 1 or > MaxPriceMinor
            ? Refusal.Invalid("price_invalid", "A price is more than zero and at most 100,000,000.", field)
            : null;
    }

    /// <summary>For people: "12.34 EUR".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Minor < 0 ? "-" : "")}{UInt128.CreateTruncating(Int128.Abs(Minor)) / 100}.{(int)(Int128.Abs(Minor) % 100):00} {Currency}");
}

/// <summary>The currencies that pictures are traded in. All of them have two decimals.</summary>
public static class Currency
{
    /// <summary>Every traded currency, the usual one first.</summary>
    public static IReadOnlyList<string> Traded { get; } = ["EUR", "USD", "GBP", "CHF"];

    /// <summary>Whether pictures are traded in this currency (exact, upper case).</summary>
    public static bool IsTraded(string? code) => code is not null && Traded.Contains(code);
}
