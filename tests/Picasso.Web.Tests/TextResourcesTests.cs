using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Picasso.Contracts;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Tests;

/// <summary>Every text of the code is in every language, with the same placeholders and the language's plural forms, and no other is.</summary>
public sealed partial class TextResourcesTests
{
    private static readonly string s_root = Root();
    private static readonly string[] s_sources = [Path.Combine(s_root, "web"), Path.Combine(s_root, "services")];

    public static TheoryData<string> Rooms => [.. RoomTypes.Select(room => room.Name)];

    // Pages have rooms, and so have the services that write mails.
    private static IReadOnlyList<Type> RoomTypes { get; } =
    [
        .. new[] { "Picasso.Web", "Picasso.Mail", "Picasso.Users", "Picasso.Payments.Domain" }.Select(Assembly.Load).SelectMany(assembly =>
            assembly.GetTypes().Where(type => assembly.GetManifestResourceNames().Contains($"{type.FullName}.resources"))),
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_text_of_the_code_is_in_each_language(string room)
    {
        var asked = Asked(room);
        foreach (var language in Translations)
            asked.Except(TextsOf(room, language).Keys).ShouldBeEmpty($"{room} in {language.Name}");
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_translation_is_of_a_text_of_the_code(string room)
    {
        var asked = room == nameof(ErrorTexts) ? [.. ErrorTextsTests.Reasons] : Asked(room);
        foreach (var language in Translations)
            TextsOf(room, language).Keys.Select(key => room == nameof(ErrorTexts) ? key.Split('.')[0] : key).Except(asked).ShouldBeEmpty($"{room} in {language.Name}");
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_translation_has_the_placeholders_and_the_plural_forms(string room)
    {
        var english = TextsOf(room, SiteLanguages.English);
        foreach (var language in Translations)
        {
            foreach (var (key, text) in TextsOf(room, language))
            {
                var original = english.GetValueOrDefault(key, key);
                text.ShouldNotBeNullOrWhiteSpace(key);
                if (original.Contains('|', StringComparison.Ordinal))
                    text.Split('|').Length.ShouldBe(Enumerable.Range(0, 200).Select(count => language.PluralIndex(count)).Max() + 1, key);
                else if (room != nameof(ErrorTexts))
                    Holes(text).ShouldBe(Holes(original), key);
            }
        }
    }

    // Names of texts that are found in a list, not in a call.
    private static IEnumerable<string> Listed(string room) => room switch
    {
        nameof(CategoryTexts) => Categories.All.Values,
        nameof(ColourTexts) => Colours.All.Values.Select(colour => colour.Name),
        _ => [],
    };

    private static IEnumerable<Language> Translations => SiteLanguages.All.Where(language => language != SiteLanguages.English);

    private static HashSet<string> Asked(string room) => room == nameof(ScriptTexts)
        ? [.. Files("*.js").SelectMany(file => ScriptCall().Matches(File.ReadAllText(file))).Select(call => call.Groups["text"].Value)]
        : [.. Listed(room), .. s_askedInCode.Value[room]];

    // Read once for all rooms.
    private static readonly Lazy<ILookup<string, string>> s_askedInCode = new(() => Files("*.razor").Concat(Files("*.cs"))
        .SelectMany(file => AskedIn(File.ReadAllText(file))).ToLookup(asked => asked.Room, asked => asked.Text));

    // A file says which room its T reads.
    private static IEnumerable<(string Room, string Text)> AskedIn(string code)
    {
        if (!code.Contains("IStringLocalizer", StringComparison.Ordinal) && !code.Contains("Localized<", StringComparison.Ordinal))
            return [];
        var rooms = Injection().Matches(code).ToLookup(made => made.Groups["name"].Value, made => made.Groups["room"].Value);
        var calls = Call().Matches(code).SelectMany(call => rooms[call.Groups["name"].Value].Distinct(), (call, room) => (room, Text(call)));
        return calls.Concat(Direct().Matches(code).Select(call => (call.Groups["room"].Value, Text(call))));

        static string Text(Match call) => Regex.Unescape(call.Groups["text"].Value);
    }

    private static IEnumerable<string> Files(string pattern) => s_sources
        .SelectMany(source => Directory.EnumerateFiles(source, pattern, SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static Dictionary<string, string> TextsOf(string room, Language language)
    {
        var type = RoomTypes.Single(type => type.Name == room);
        var manager = new ResourceManager(type.FullName!, type.Assembly);
        var culture = language == SiteLanguages.English ? CultureInfo.InvariantCulture : language.Culture;
        return manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!) ?? [];
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(hole => hole.Value).Order(StringComparer.Ordinal).Distinct();

    [GeneratedRegex(@"IStringLocalizer<(?<room>\w+)> (?<name>\w+)|IStringLocalizer (?<name>\w+) => Localized<(?<room>\w+)>\.Texts")]
    private static partial Regex Injection();

    [GeneratedRegex(@"\b(?<name>\w+)(?:\[|\.Count\(\s*)""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Call();

    [GeneratedRegex(@"Localized<(?<room>\w+)>\.Texts(?:\[|\.Count\()\s*""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Direct();

    [GeneratedRegex(@"\b(?:text|said|count|counted)\('(?<text>[^']*)'")]
    private static partial Regex ScriptCall();

    [GeneratedRegex(@"\{\d\}|<\d/?>")]
    private static partial Regex Hole();
}
