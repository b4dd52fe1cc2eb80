using System.Globalization;
using System.Text.RegularExpressions;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;
using WireMoney = Picasso.Contracts.Money;

namespace Picasso.Web.Formatting;

/// <summary>Parses and formats money.</summary>
internal static partial class MoneyText
{
    private const int MostShare = 2000;

    /// <summary>
    /// Parses input to minor units: digits, and after a point or comma one or two more. Any other form is rejected: no sign, exponent, hex digit or
    /// grouping, because a guess could be wrong by a factor of a thousand.
    /// </summary>
    /// <returns>The price, or an error with the expected form.</returns>
    public static (Money Price, DomainError? Error) ParsePrice(string? text, string? currency)
    {
        var (amount, error) = ParseAmount(text, currency);
        return (amount, error ?? amount.ErrorAsPrice());
    }

    /// <summary>The same for an amount that need not be a price, such as the bound of a search.</summary>
    public static (Money Amount, DomainError? Error) ParseAmount(string? text, string? currency)
    {
        var (match, decimals) = (Written().Match(text?.Trim() ?? ""), Currency.DecimalsOf(currency));
        var cents = match.Groups["cents"].Value;
        if (!match.Success || cents.Length > decimals)
            return (default, decimals == 0
                ? DomainError.Invalid("price_invalid", "Enter a price such as 1200.", "whole_amount")
                : DomainError.Invalid("price_invalid", "Enter a price such as 120 or 120.50.", "amount"));
        var digits = match.Groups["major"].Value + cents.PadRight(decimals, '0');
        return (new Money(long.Parse(digits, CultureInfo.InvariantCulture), currency ?? ""), null);
    }

    /// <summary>The lowest and highest price in a traded currency, for an input hint: "€0.50 to €999,999.99".</summary>
    public static string BoundsOf(string currency)
    {
        var rules = Currency.RulesOf(currency)!;
        return Localized<SellingTexts>.Texts[
            "{0} to {1}", Show(new WireMoney { Minor = rules.LowestPriceMinor, Currency = currency }), Show(new WireMoney { Minor = rules.HighestPriceMinor, Currency = currency })];
    }

    /// <summary>For display: "€1,250.00", "−€3.50", "CHF 12.00"; "1.250,00 €" in German.</summary>
    public static string Show(WireMoney money) => SiteLanguages.Current.Show(new Money(money.Minor, money.Currency));

    /// <summary>Parses a percentage to hundredths of a percent; null for empty input.</summary>
    /// <returns>The share, or an error with the expected form.</returns>
    public static (int? BasisPoints, DomainError? Error) ParseShare(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        var match = WrittenShare().Match(text.Trim());
        var points = match.Success
            ? int.Parse(match.Groups["whole"].Value + match.Groups["part"].Value.PadRight(2, '0'), CultureInfo.InvariantCulture)
            : int.MaxValue;
        return points <= MostShare
            ? (points, null)
            : (null, DomainError.Invalid("royalty_invalid", "Write the share in percent, like 5 or 7.5; 20 at most.", "royalty"));
    }

    /// <summary>A share for display: "7.5 %".</summary>
    public static string ShowShare(int basisPoints) => string.Format(
        CultureInfo.InvariantCulture, SiteLanguages.Current.PercentPattern, (basisPoints / 100m).ToString("0.##", SiteLanguages.Current.Numbers));

    /// <summary>For an input field and a table: "1250.00", "1250" for yen.</summary>
    public static string Edit(WireMoney? money)
    {
        if (money is null)
            return "";
        var decimals = Currency.DecimalsOf(money.Currency);
        return (money.Minor / Unit(decimals)).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    public static WireMoney ToWire(this Money money) => new() { Minor = money.Minor, Currency = money.Currency };

    private static decimal Unit(int decimals) => decimals == 0 ? 1 : 100;

    [GeneratedRegex(@"^(?<whole>[0-9]{1,2})(?:[.,](?<part>[0-9]{1,2}))?%?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WrittenShare();

    [GeneratedRegex(@"^(?<major>[0-9]{1,12})(?:[.,](?<cents>[0-9]{1,2}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
