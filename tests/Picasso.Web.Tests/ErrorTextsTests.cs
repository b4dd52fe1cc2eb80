using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Web.Languages;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Tests;

/// <summary>Every error of a service that a reader can meet has a sentence in each language.</summary>
public sealed partial class ErrorTextsTests
{
    private static readonly string s_root = Root();

    private static readonly Dictionary<string, string> s_unmet = new()
    {
        ["account_not_found"] = "of the command line that makes operators",
        ["buckets_invalid"] = "of operators, who read English",
        ["checksum_unsupported"] = "of programs that upload: the site's own scripts send a supported checksum",
        ["day_invalid"] = "between the web and Reactions: the web reports views",
        ["metric_invalid"] = "of operators",
        ["not_bought"] = "between Payments and Pictures",
        ["not_frozen"] = "between Payments and Pictures",
        ["nothing_to_do"] = "of operators",
        ["past_the_pivot"] = "of operators",
        ["projection_not_found"] = "of operators",
        ["reason_missing"] = "of operators",
        ["service_credential_invalid"] = "between services",
        ["service_only"] = "between services",
        ["shard_name_invalid"] = "of operators",
        ["shard_unknown"] = "of operators",
        ["sign_in_failed"] = "part of an address: the page of the failed sign-in has a text of its own",
        ["stream_invalid"] = "of operators",
        ["time_invalid"] = "of programs: pages send no times",
        ["too_many_ids"] = "of programs: pages ask for fewer at once",
        ["trace_not_found"] = "of operators",
    };

    public static TheoryData<string> Translations =>
        [.. SiteLanguages.All.Where(language => language != SiteLanguages.English).Select(language => language.Tag)];

    /// <summary>The reasons of all errors in the code.</summary>
    internal static IEnumerable<string> Reasons => Sources().SelectMany(ReasonsIn).Distinct();

    [Theory]
    [MemberData(nameof(Translations))]
    public void An_error_has_a_sentence(string language)
    {
        var translated = KeysOf(language).Select(key => key.Split('.')[0]).ToHashSet();

        Reasons.Except(s_unmet.Keys).Except(translated).ShouldBeEmpty();
    }

    [Fact]
    public void An_error_that_is_left_out_exists() => s_unmet.Keys.Except(Reasons).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_sentence_for_a_field_is_of_a_field_that_an_error_names(string language)
    {
        var code = string.Concat(Sources());

        KeysOf(language).Where(key => key.Contains('.', StringComparison.Ordinal)).Select(key => key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..])
            .Where(field => !code.Contains($"\"{field}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""throw DomainError.Conflict("too_late", "That is over.").ToException();""", "too_late")]
    [InlineData("""new DomainError(DomainErrorKind.Exhausted, "too_many", $"At most {Most}.")""", "too_many")]
    [InlineData("""private const string Reused = "key_reused"; new(DomainErrorKind.Aborted, Reused, message)""", "key_reused")]
    [InlineData("""NotFound => Invalid("not_here", Sentence)""", "not_here")]
    [InlineData("""TypedText.Require(command.Text, MaxLength, "text_invalid", "text")""", "text_invalid")]
    [InlineData("""DomainError.Invalid(reason, message, "field")""", null)]
    public void A_reason_is_found_in_code(string code, string? reason) => ReasonsIn(code).FirstOrDefault().ShouldBe(reason);

    [Theory]
    [InlineData("de", "too_many_attempts", "Too many tries. Please wait 45 seconds, or let us mail you a link.", "Bitte warten Sie 45 Sekunden")]
    [InlineData("de", "too_many_attempts", "That was asked for too often. Please try again in a quarter of an hour.", "Bitte warten Sie 15 Minuten")]
    [InlineData("de", "too_many_attempts", "That was asked for too often. Please try again in an hour.", "Bitte warten Sie 1 Stunde")]
    [InlineData("de", "too_many_attempts", "Too many wrong passwords. Please wait a while.", "Bitte warten Sie eine Weile")]
    [InlineData("ar", "too_many_attempts", "Too many tries. Please try again in 2 hours.", "انتظر ساعتين")]
    [InlineData("de", "price_invalid", "A price in EUR is between 0.50 and 999,999.99.", "zwischen 0,50 und 999.999,99")]
    [InlineData("ar", "price_invalid", "A price in EUR is between 0.50 and 999,999.99.", "بين 0.50 و999,999.99")]
    [InlineData("de", "picture_too_large", "This picture has 12000 × 9000 pixels; at most 100 megapixels are possible.", "12000 × 9000 Pixel; höchstens 100 Megapixel")]
    [InlineData("de", "too_many_links", "Too many links.", "höchstens … Links")]
    [InlineData("de", "not_translated", "What the service says.", "What the service says.")]
    [InlineData("en", "too_many_attempts", "Too many tries. Please wait 45 seconds.", "Too many tries. Please wait 45 seconds.")]
    public void A_sentence_has_the_numbers_and_the_time_of_the_services(string language, string reason, string message, string expected) =>
        In(language, () => ErrorSentence.Of(DomainError.Conflict(reason, message))).ShouldContain(expected);

    [Theory]
    [InlineData("cvc", "Der Sicherheitscode hat drei oder vier Ziffern.")]
    [InlineData("holder", "Bitte prüfen Sie die Angaben zur Karte.")]
    public void A_field_without_a_sentence_of_its_own_has_that_of_the_reason(string field, string expected) =>
        In("de", () => ErrorSentence.Of(DomainError.Invalid("card_invalid", "English.", field))).ShouldBe(expected);

    private static T In<T>(string language, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = SiteLanguages.Find(language)!.Culture;
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static List<string> KeysOf(string language) =>
        In(language, () => Localized<ErrorTexts>.Texts.GetAllStrings(includeParentCultures: false).Select(text => text.Name).ToList());

    // A reason is a literal, or a constant of the same file.
    private static IEnumerable<string> ReasonsIn(string code)
    {
        var constants = Constant().Matches(code).ToDictionary(constant => constant.Groups["name"].Value, constant => constant.Groups["reason"].Value);
        return Literal().Matches(code).Select(call => call.Groups["reason"].Value)
            .Concat(Named().Matches(code).Select(call => call.Groups["name"].Value).Where(constants.ContainsKey).Select(name => constants[name]));
    }

    private static IEnumerable<string> Sources() => new[] { "services", "Picasso.ServiceDefaults", "web" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(s_root, folder), "*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"(?:DomainError\.[A-Z]\w+\(|DomainErrorKind\.\w+,|\bInvalid\(|\bRefused\([\w.]+,|TypedText\.Require\([^""]*,)\s*""(?<reason>[a-z][a-z0-9_]*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:DomainError\.[A-Z]\w+\(|DomainErrorKind\.\w+,)\s*(?<name>[A-Z]\w*)\s*,")]
    private static partial Regex Named();

    [GeneratedRegex(@"const string (?<name>\w+) = ""(?<reason>[a-z][a-z0-9_]*)""")]
    private static partial Regex Constant();
}
