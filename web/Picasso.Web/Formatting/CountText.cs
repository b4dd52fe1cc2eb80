using System.Globalization;
using Picasso.Web.Languages;

namespace Picasso.Web.Formatting;

/// <summary>Formats counts for display.</summary>
internal static class CountText
{
    /// <summary>"1,250".</summary>
    public static string Of(long number) => number.ToString("N0", SiteLanguages.Current.Numbers);

    /// <summary>"1 picture", "0 pictures", "2 pictures".</summary>
    /// <param name="number">The number.</param>
    /// <param name="one">The singular.</param>
    /// <param name="many">The plural; the singular with an "s" when omitted.</param>
    public static string Of(long number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {Word(number, one, many)}");

    /// <summary>The word without the number.</summary>
    public static string Word(long number, string one, string? many = null) => number == 1 ? one : many ?? $"{one}s";
}
