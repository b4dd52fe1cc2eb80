using System.Globalization;
using System.Text;
using Picasso.Kernel;

namespace Picasso.Reactions.Commenting;

/// <summary>What a comment may say: plain text, kept as typed but for its Unicode form.</summary>
internal static class CommentText
{
    /// <summary>Most characters (Unicode scalar values) of a comment.</summary>
    public const int MaxLength = 2000;

    /// <summary>The text in normalization form C.</summary>
    /// <exception cref="RefusedException">"comment_invalid": blank, too long, or with characters that are not text.</exception>
    public static string Require(string text)
    {
        // Measured before it is normalized too, so that nobody makes us normalize megabytes.
        if (text.Length > 4 * MaxLength)
            throw Invalid($"A comment has at most {MaxLength:N0} characters.").ToException();
        if (FirstFlaw(text) is { } flaw)
            throw Invalid(flaw).ToException();
        var normal = UnicodeText.ToNfc(text);
        var length = normal.EnumerateRunes().Count();
        return length <= MaxLength ? normal : throw Invalid($"A comment has at most {MaxLength:N0} characters.").ToException();
    }

    private static string? FirstFlaw(string text)
    {
        var blank = true;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done || IsControl(rune))
                return "A comment is plain text without control characters.";
            blank &= IsBlank(rune);
            i += used;
        }

        return blank ? "A comment needs some text." : null;
    }

    private static bool IsControl(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')) || IsDirectional(rune.Value);

    // Embeddings and overrides reorder what stands around them, also outside the comment.
    private static bool IsDirectional(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static Refusal Invalid(string message) => Refusal.Invalid("comment_invalid", message, "text");
}
