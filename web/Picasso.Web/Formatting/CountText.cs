using System.Globalization;

namespace Picasso.Web.Formatting;

/// <summary>Numbers of things as people read them.</summary>
internal static class CountText
{
    /// <summary>"1 picture", "0 pictures", "2 pictures".</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">What it is called when it is one.</param>
    /// <param name="many">What it is called otherwise; with an "s" at its end when left out.</param>
    public static string Of(long number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {Word(number, one, many)}");

    /// <summary>The word without the number, which stands elsewhere.</summary>
    public static string Word(long number, string one, string? many = null) => number == 1 ? one : many ?? $"{one}s";
}
