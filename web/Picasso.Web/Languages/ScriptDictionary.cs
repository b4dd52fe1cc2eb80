using System.Collections.Concurrent;
using System.Text.Json;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Languages;

/// <summary>The texts of scripts as JSON for a page. English pages need none: the names of the texts are English.</summary>
internal static class ScriptDictionary
{
    private static readonly ConcurrentDictionary<string, string> s_json = new();

    /// <summary>The current language's texts; null in English. Safe inside a script element: the serializer escapes its end.</summary>
    public static string? Json => SiteLanguages.Current == SiteLanguages.English ? null : s_json.GetOrAdd(SiteLanguages.Current.Tag, static _ => Write());

    private static string Write() => JsonSerializer.Serialize(
        Localized<ScriptTexts>.Texts.GetAllStrings(includeParentCultures: false).ToDictionary(text => text.Name, text => text.Value));
}
