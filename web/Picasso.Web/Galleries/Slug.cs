using System.Text;
using Picasso.Kernel;

namespace Picasso.Web.Galleries;

/// <summary>A title as the last part of an address, in its own script; browsers display it decoded.</summary>
internal static class Slug
{
    private const int Longest = 60;

    // Reserved for other pages of a picture.
    private static readonly HashSet<string> s_taken = ["title", "edit", "buy"];

    /// <summary>Lower-case letters with their marks, and digits, with hyphens between words; empty when the title has none.</summary>
    public static string Of(string title)
    {
        var slug = Graphemes.Cut(Lower(WordParts.Hyphenate(title)), Longest).Trim('-');
        return s_taken.Contains(slug) ? slug + "-picture" : slug;
    }

    private static string Lower(string text)
    {
        var lower = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            lower.Append(Rune.ToLowerInvariant(rune).ToString());
        return lower.ToString();
    }
}
