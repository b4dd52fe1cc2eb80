using Picasso.Localization;

namespace Picasso.Web.Formatting;

/// <summary>Formats numbers of things for display; a text with a number in it is <see cref="TextExtensions.Count"/>.</summary>
internal static class CountText
{
    /// <summary>"1,250", "1.250" in German.</summary>
    public static string Of(long number) => number.ToString("N0", SiteLanguages.Current.Numbers);
}
