namespace Picasso.Kernel;

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
