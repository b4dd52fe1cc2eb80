using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Languages;

/// <summary>
/// The sentence of a service's error in the reader's language, by the error's reason. Services write English; a reason whose sentences say different
/// things has one text for each field, as <c>reason.field</c>. In a translation {0}, {1} … are the numbers of the English sentence in its order, and
/// {wait} is the time that it asks the reader to wait.
/// </summary>
internal static partial class ErrorSentence
{
    private const int QuarterOfAnHour = 15;

    private static IStringLocalizer Texts => Localized<ErrorTexts>.Texts;

    private static IStringLocalizer T => Localized<FrameTexts>.Texts;

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

    private static string Filled(string text, string message)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
            return text;
        var numbers = NumberPattern().Matches(message).Select(number => Written(number.Value, SiteLanguages.Current)).ToList();
        return HolePattern().Replace(text, hole =>
            !int.TryParse(hole.Groups["at"].ValueSpan, CultureInfo.InvariantCulture, out var at) ? Wait(message)
            : at < numbers.Count ? numbers[at]
            : "…");
    }

    private static string Written(string number, Language language)
    {
        if (!decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            return number;
        var decimals = number.LastIndexOf('.') is >= 0 and var point ? number.Length - point - 1 : 0;
        return value.ToString($"{(number.Contains(',', StringComparison.Ordinal) ? 'N' : 'F')}{decimals}", language.Numbers);
    }

    private static string Wait(string message)
    {
        var wait = WaitPattern().Match(message);
        if (!wait.Success)
            return T["a while"];
        if (wait.Groups["quarter"].Success)
            return T.Count("{0} minute|{0} minutes", QuarterOfAnHour);
        var count = int.TryParse(wait.Groups["count"].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return wait.Groups["unit"].Value switch
        {
            "second" => T.Count("{0} second|{0} seconds", count),
            "minute" => T.Count("{0} minute|{0} minutes", count),
            _ => T.Count("{0} hour|{0} hours", count),
        };
    }

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\{(?:(?<at>\d)|wait)\}", RegexOptions.CultureInvariant)]
    private static partial Regex HolePattern();

    [GeneratedRegex(@"(?<quarter>a quarter of an hour)|\b(?<count>\d+|an?) (?<unit>second|minute|hour)", RegexOptions.CultureInvariant)]
    private static partial Regex WaitPattern();
}
