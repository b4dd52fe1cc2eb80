using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Payments;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Components;

/// <summary>The values typed into the card form. They are sent to the card provider's endpoint only.</summary>
public sealed partial class CardEntry
{
    private static IStringLocalizer T => Localized<PayingTexts>.Texts;

    /// <summary>Digits, with spaces between groups.</summary>
    public string Number { get; set; } = "";

    /// <summary>Month and year, "12 / 30".</summary>
    public string Expiry { get; set; } = "";

    /// <summary>The code of three or four digits.</summary>
    public string Cvc { get; set; } = "";

    /// <summary>An obvious error of the number; null when a provider can check it.</summary>
    public string? NumberProblem =>
        Digits().IsMatch(Number.Replace(" ", "", StringComparison.Ordinal)) ? null : T["A card number has 12 to 19 digits."].Value;

    /// <summary>An obvious error of the date.</summary>
    public string? ExpiryProblem => Dates().IsMatch(Expiry.Trim()) ? null : T["Enter the expiry date such as 12 / 30."].Value;

    /// <summary>An obvious error of the code.</summary>
    public string? CvcProblem => Codes().IsMatch(Cvc.Trim()) ? null : T["The CVC has three or four digits."].Value;

    /// <summary>The request to the card provider's endpoint; only without a problem.</summary>
    public TokenizeRequest ToRequest()
    {
        var date = Dates().Match(Expiry.Trim());
        var year = int.Parse(date.Groups["year"].Value, CultureInfo.InvariantCulture);
        return new TokenizeRequest
        {
            Number = Number.Trim(), Cvc = Cvc.Trim(),
            ExpiryMonth = int.Parse(date.Groups["month"].Value, CultureInfo.InvariantCulture),
            ExpiryYear = year < 100 ? 2000 + year : year,
        };
    }

    /// <summary>Forgets the card.</summary>
    public void Clear() => (Number, Expiry, Cvc) = ("", "", "");

    [GeneratedRegex("^[0-9]{12,19}\\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<month>0?[1-9]|1[0-2])\s*/\s*(?<year>20[0-9]{2}|[0-9]{2})\z")]
    private static partial Regex Dates();

    [GeneratedRegex("^[0-9]{3,4}\\z")]
    private static partial Regex Codes();
}
