using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Picasso.Localization;

/// <summary>Texts that depend on a count.</summary>
public static class TextExtensions
{
    /// <summary>"{0} picture|{0} pictures" in the form of the reader's language; {0} is the count as the language writes it.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="forms">The English forms, which are the name of the resource.</param>
    /// <param name="count">Chooses the form.</param>
    /// <param name="more">{1} and what follows.</param>
    public static string Count(this IStringLocalizer texts, string forms, long count, params ReadOnlySpan<object> more)
    {
        var language = SiteLanguages.Current;
        return string.Format(CultureInfo.InvariantCulture, language.PluralOf(texts[forms].Value, count), [count.ToString("N0", language.Numbers), .. more]);
    }
}
