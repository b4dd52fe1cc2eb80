using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Localization;

/// <summary>Money and dates as a language writes them.</summary>
public static class Formats
{
    private static readonly Dictionary<string, string> s_signs = new() { ["EUR"] = "€", ["USD"] = "$", ["GBP"] = "£", ["JPY"] = "¥" };

    /// <summary>"€1,250.00", "−€3.50", "CHF 12.00"; "1.250,00 €" in German.</summary>
    public static string Show(this Language language, Money money)
    {
        var decimals = Currency.DecimalsOf(money.Currency);
        var amount = (Math.Abs((decimal)money.Minor) / (decimals == 0 ? 1 : 100)).ToString($"N{decimals}", language.Numbers);
        var sign = s_signs.GetValueOrDefault(money.Currency);
        var pattern = sign is null ? language.MoneyPatterns.Code : language.MoneyPatterns.Sign;
        var (whole, number) = money.Minor < 0 ? language.Minus : ("", "");
        return whole + string.Format(CultureInfo.InvariantCulture, pattern, number + amount, sign ?? money.Currency);
    }

    /// <summary>"4 May 2026"; "4. Mai 2026" in German.</summary>
    public static string ShowDate(this Language language, DateTimeOffset at) => at.ToString(language.DatePattern, language.Dates);

    /// <summary>"4 May 2026, 10:15 UTC". The time has to be UTC.</summary>
    public static string ShowMinute(this Language language, DateTimeOffset at) =>
        at.ToString($"{language.DatePattern}'{language.DateJoin}'HH:mm 'UTC'", language.Dates);
}
