using System.Globalization;
using System.Text;

namespace Picasso.Kernel;

/// <summary>Why a text is not accepted.</summary>
public enum TextFlaw
{
    /// <summary>It has more characters than allowed.</summary>
    TooLong,

    /// <summary>It holds characters that are not plain text.</summary>
    Forbidden,

    /// <summary>It shows nothing.</summary>
    Blank,
}

/// <summary>
/// The one rule for plain text that people type for others to read: titles, descriptions, tags, comments, messages, words about oneself. A page
/// escapes it. Control characters, and those that reorder the text around them, are refused everywhere; the stored form is NFC. Pure.
/// </summary>
/// <param name="MaxLength">Most characters (Unicode scalar values) of the stored form.</param>
public sealed record TextRule(int MaxLength)
{
    private const int ZeroWidthJoiner = 0x200D;

    // In UTF-16 units, before anything is composed: a scalar value has at most two, and composing shortens a text to a third at most.
    private const int LargestExpansion = 8;

    /// <summary>Whether it may have line breaks and tabs.</summary>
    public bool HasLines { get; init; }

    /// <summary>Whether space around it and its kind of line end are kept.</summary>
    public bool KeepsSpace { get; init; }

    /// <summary>Whether it may show nothing.</summary>
    public bool MayBeBlank { get; init; }

    /// <summary>Whether invisible characters are refused, except the joiner of emoji.</summary>
    public bool RefusesInvisible { get; init; }

    /// <summary>Brings typed text into its stored form.</summary>
    /// <param name="typed">As it came.</param>
    /// <param name="stored">The stored form; empty when it is not accepted.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public TextFlaw? Apply(string typed, out string stored)
    {
        stored = "";
        // Measured first, so that no sender can make a service normalize megabytes.
        if (typed.Length > LargestExpansion * (long)MaxLength)
            return TextFlaw.TooLong;
        var text = Trim(typed);
        if (text.EnumerateRunes().Any(IsForbidden))
            return TextFlaw.Forbidden;
        text = UnicodeText.ToNfc(text);
        if (text.EnumerateRunes().Count() > MaxLength)
            return TextFlaw.TooLong;
        if (!MayBeBlank && !text.EnumerateRunes().Any(IsVisible))
            return TextFlaw.Blank;
        stored = text;
        return null;
    }

    private string Trim(string typed)
    {
        if (KeepsSpace)
            return typed;
        return (HasLines ? typed.ReplaceLineEndings("\n") : typed).Trim();
    }

    private bool IsForbidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => !HasLines,
        '\r' => !(HasLines && KeepsSpace),
        // Overrides and isolates reorder the text around them; the replacement character stands for what was not text at all.
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD => true,
        ZeroWidthJoiner => false,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => true,
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => !(HasLines && KeepsSpace),
            UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => RefusesInvisible,
            _ => false,
        },
    };

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
