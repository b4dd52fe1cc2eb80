using System.Globalization;

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

/// <summary>The bounds of card providers for a currency.</summary>
/// <param name="Code">ISO 4217 code.</param>
/// <param name="Decimals">Decimals of the major unit: 2 for cents, 0 for yen.</param>
/// <param name="LowestPriceMinor">The least that Stripe charges (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).</param>
/// <param name="HighestPriceMinor">The most that Stripe charges: eight digits of minor units.</param>
public sealed record CurrencyRules(string Code, int Decimals, long LowestPriceMinor, long HighestPriceMinor = CurrencyRules.EightDigits)
{
    /// <summary>Eight digits.</summary>
    public const long EightDigits = 99_999_999;

    /// <summary>For display: "0.50 and 999999.99".</summary>
    public string Bounds => $"{Write((UInt128)LowestPriceMinor, Decimals)} and {Write((UInt128)HighestPriceMinor, Decimals)}";

    internal static string Write(UInt128 minor, int decimals)
    {
        var digits = minor.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }
}

/// <summary>The currencies that pictures are traded in, with the bounds of a price: the one table that listing, repricing and quoting use.</summary>
public static class Currency
{
    private const int UsualDecimals = 2;

    private static readonly CurrencyRules[] s_rules =
    [
        new("EUR", UsualDecimals, 50), new("USD", UsualDecimals, 50), new("GBP", UsualDecimals, 30), new("CHF", UsualDecimals, 50),
        new("JPY", 0, 50),
    ];

    /// <summary>Every traded currency, the usual one first.</summary>
    public static IReadOnlyList<string> Traded { get; } = [.. s_rules.Select(rules => rules.Code)];

    /// <summary>Whether pictures are traded in this currency (exact, upper case).</summary>
    public static bool IsTraded(string? code) => RulesOf(code) is not null;

    /// <summary>The rules of a currency; null for one that pictures are not traded in.</summary>
    public static CurrencyRules? RulesOf(string? code) => Array.Find(s_rules, rules => rules.Code == code);

    /// <summary>Decimals of a currency; 2 for an unknown one.</summary>
    public static int DecimalsOf(string? code) => RulesOf(code)?.Decimals ?? UsualDecimals;
}
