using System.Buffers;
using System.Globalization;
using System.Text;

namespace Picasso.Kernel;

/// <summary>Plain text that a user typed for others: stored as typed except for its Unicode form; pages escape it.</summary>
public static class TypedText
{
    /// <summary>The text in normalization form C; with line breaks and tabs, without any other control character.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="maxLength">Most characters (Unicode scalar values).</param>
    /// <param name="reason">Reason of the error.</param>
    /// <param name="field">Field of the error.</param>
    /// <exception cref="DomainException">Blank, too long, or with unsupported characters.</exception>
    public static string Require(string text, int maxLength, string reason, string field)
    {
        // Also measured before the normalization, so that a request cannot cause a normalization of megabytes.
        if (text.Length > 4 * maxLength)
            throw TooLong();
        if (FirstFlaw(text) is { } flaw)
            throw DomainError.Invalid(reason, flaw, field).ToException();
        var normal = UnicodeText.ToNfc(text);
        return normal.EnumerateRunes().Count() <= maxLength ? normal : throw TooLong();

        DomainException TooLong() => DomainError.Invalid(reason, $"That is too long: at most {maxLength:N0} characters.", field).ToException();
    }

    private static string? FirstFlaw(string text)
    {
        var blank = true;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != OperationStatus.Done || IsControl(rune))
                return "Only plain text, without control characters.";
            blank &= IsBlank(rune);
            i += used;
        }

        return blank ? "Please write something." : null;
    }

    private static bool IsControl(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')) || IsDirectional(rune.Value);

    // Embeddings and overrides reorder adjacent characters, also outside the text.
    private static bool IsDirectional(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
