using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Picasso.Kernel;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Languages;

/// <summary>
/// The sentence of a service's error in the reader's language, by the error's reason. Services write English; a reason whose sentences say different
/// things has one text for each field, as <c>reason.field</c>.
/// </summary>
internal static partial class ErrorSentence
{
    private static IStringLocalizer Texts => Localized<ErrorTexts>.Texts;

    /// <summary>The translation; the service's own sentence in English, and where there is none.</summary>
    public static string Of(DomainError error)
    {
        if (SiteLanguages.Current == SiteLanguages.English)
            return error.Message;
        var text = error.Field is { } field ? Texts[$"{error.Reason}.{field}"] : Texts[error.Reason];
        if (text.ResourceNotFound)
            text = Texts[error.Reason];
        return text.ResourceNotFound ? error.Message : Filled(text.Value, error.Message);
    }

    // {0}, {1} … are the numbers of the English sentence, in its order.
    private static string Filled(string text, string message)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        var numbers = NumberPattern().Matches(message).Select(number => number.Value).ToList();
        return HolePattern().Replace(text, hole =>
        {
            var at = int.Parse(hole.Groups["at"].ValueSpan, CultureInfo.InvariantCulture);
            return at < numbers.Count ? numbers[at] : "…";
        });
    }

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\{(?<at>\d)\}", RegexOptions.CultureInvariant)]
    private static partial Regex HolePattern();
}
