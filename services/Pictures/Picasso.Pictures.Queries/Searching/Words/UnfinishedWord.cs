using System.Buffers;
using System.Text;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>The word at the end of a query that is being typed. Pure.</summary>
/// <param name="Before">The query before it, as typed.</param>
/// <param name="Text">In lower case; empty after a space, and in a script without spaces, where any part is found as it is.</param>
internal readonly record struct UnfinishedWord(string Before, string Text)
{
    public static UnfinishedWord Of(string query)
    {
        var start = query.Length;
        while (start > 0 && Rune.DecodeLastFromUtf16(query.AsSpan(0, start), out var rune, out var length) == OperationStatus.Done
            && WordScripts.Of(rune) == WordScript.Spaced)
            start -= length;
        return new UnfinishedWord(query[..start], UnicodeText.ToLower(query[start..]));
    }
}
