using System.Text;

namespace Picasso.Users.Naming;

/// <summary>
/// Which scripts one name may mix: Unicode Technical Standard 39, section 5.2, "moderately restrictive". A script and Latin beside it pass,
/// but not Cyrillic, Greek, Armenian or Cherokee, whose letters pass for Latin ones.
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

    /// <summary>Whether the letters of the name may stand in one name.</summary>
    public static bool AreAllowed(string name)
    {
        var scripts = name.EnumerateRunes().Where(Scripts.IsLetter).Select(Scripts.Of).Where(script => script != Script.Common).ToHashSet();
        if (scripts.Count <= 1 || s_together.Any(scripts.IsSubsetOf))
            return true;
        return scripts.Count == 2 && scripts.Contains(Script.Latin) && !scripts.Overlaps(s_alone);
    }
}
