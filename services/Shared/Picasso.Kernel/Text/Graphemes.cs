using System.Globalization;
using System.Text;

namespace Picasso.Kernel;

/// <summary>
/// Shortens text between grapheme clusters (UAX #29), never within one: a letter keeps its marks, an emoji its joiners, a surrogate its pair.
/// </summary>
public static class Graphemes
{
    /// <summary>The text, or as much of its beginning as fits.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Most UTF-16 code units of the result, its ending included.</param>
    /// <param name="ending">Marks the omission; empty for none.</param>
    public static string Cut(string text, int most, string ending = "") =>
        text.Length <= most ? text : text[..Boundary(text, most - ending.Length, part => part.Length)].TrimEnd() + ending;

    /// <summary>The same, at a word boundary where there is one near the end.</summary>
    public static string CutWords(string text, int most, string ending)
    {
        if (text.Length <= most)
            return text;
        var cut = Cut(text, most - ending.Length);
        // Scripts without spaces have no word boundaries: then the text ends after the last whole character.
        var isBetweenWords = char.IsWhiteSpace(text[cut.Length]);
        var space = isBetweenWords ? -1 : cut.LastIndexOf(' ');
        return (space > cut.Length / 2 ? cut[..space] : cut).TrimEnd() + ending;
    }

    /// <summary>The text, or as much of its beginning as fits into so many bytes of UTF-8.</summary>
    public static string CutBytes(string text, int mostBytes) =>
        Encoding.UTF8.GetByteCount(text) <= mostBytes ? text : text[..Boundary(text, mostBytes, Encoding.UTF8.GetByteCount)];

    private delegate int Measure(ReadOnlySpan<char> part);

    private static int Boundary(string text, int room, Measure measure)
    {
        var (end, taken) = (0, 0);
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            taken += measure(text.AsSpan(end, next));
            if (taken > room)
                break;
            end += next;
        }

        // One cluster may exceed the limit: a letter can have any number of marks.
        return end > 0 ? end : RuneBoundary(text, room, measure);
    }

    private static int RuneBoundary(string text, int room, Measure measure)
    {
        var (end, taken) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            taken += measure(text.AsSpan(end, rune.Utf16SequenceLength));
            if (taken > room)
                break;
            end += rune.Utf16SequenceLength;
        }

        return end;
    }
}
