using System.Text;

namespace Picasso.Users.Naming;

/// <summary>
/// The scripts that one name may mix: Unicode Technical Standard 39, section 5.2, "moderately restrictive". One script together with Latin is
/// allowed, except Cyrillic, Greek, Armenian and Cherokee, whose letters are confusable with Latin ones.
/// </summary>
internal static class MixedScripts
{
    private static readonly HashSet<Script>[] s_together =
    [
        [Script.Latin, Script.Han, Script.Hiragana, Script.Katakana],
        [Script.Latin, Script.Han, Script.Bopomofo],
        [Script.Latin, Script.Han, Script.Hangul],
    ];

    private static readonly HashSet<Script> s_alone = [Script.Other, Script.Cyrillic, Script.Greek, Script.Armenian, Script.Cherokee];

    /// <summary>Whether one name may contain the letters of this name.</summary>
    public static bool AreAllowed(string name)
    {
        var scripts = name.EnumerateRunes().Where(Scripts.IsLetter).Select(Scripts.Of).Where(script => script != Script.Common).ToHashSet();
        if (scripts.Count <= 1 || s_together.Any(scripts.IsSubsetOf))
            return true;
        return scripts.Count == 2 && scripts.Contains(Script.Latin) && !scripts.Overlaps(s_alone);
    }
}
