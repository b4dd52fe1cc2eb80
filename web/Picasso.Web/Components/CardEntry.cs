using System.Globalization;
using System.Text.RegularExpressions;
using Picasso.Contracts.Payments;

namespace Picasso.Web.Components;

/// <summary>The values typed into the card form. They are sent to the card provider's endpoint only.</summary>
internal sealed partial class CardEntry
{
    public string Number { get; set; } = "";

    public string Expiry { get; set; } = "";

    public string Cvc { get; set; } = "";

    /// <summary>An obvious input error; null when a provider can check the card.</summary>
    public string? Problem()
    {
        if (!Digits().IsMatch(Number.Replace(" ", "", StringComparison.Ordinal)))
            return "A card number has 12 to 19 digits.";
        if (!Dates().IsMatch(Expiry.Trim()))
            return "Write when the card expires like 12 / 30.";
        return Codes().IsMatch(Cvc.Trim()) ? null : "The CVC has three or four digits.";
    }

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

    public void Clear() => (Number, Expiry, Cvc) = ("", "", "");

    [GeneratedRegex("^[0-9]{12,19}\\z")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<month>0?[1-9]|1[0-2])\s*/\s*(?<year>20[0-9]{2}|[0-9]{2})\z")]
    private static partial Regex Dates();

    [GeneratedRegex("^[0-9]{3,4}\\z")]
    private static partial Regex Codes();
}
