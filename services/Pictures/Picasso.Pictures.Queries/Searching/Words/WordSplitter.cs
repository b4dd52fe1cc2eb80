using System.Text;
using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Searching.Words;

/// <summary>A run of characters that belong together.</summary>
/// <param name="Text">In lower case and normalization form C, not folded.</param>
/// <param name="IsUnspaced">Of a script without spaces between its words.</param>
internal readonly record struct WordRun(string Text, bool IsUnspaced);

/// <summary>Splits texts and queries into runs of letters and digits; everything else separates, so no character is an operator. Pure.</summary>
internal static class WordSplitter
{
    /// <summary>Most characters of a run; the rest of a longer one is omitted.</summary>
    public const int MaxLength = 40;

    /// <summary>The runs in their order.</summary>
    public static List<WordRun> Split(string text)
    {
        var runs = new List<WordRun>();
        var run = new StringBuilder();
        var (script, length) = (WordScript.Separator, 0);
        foreach (var rune in UnicodeText.ToLower(text).EnumerateRunes())
        {
            var next = WordScripts.Of(rune);
            if (next == WordScript.Ignored)
                continue;
            if (next != script)
                End();
            script = next;
            // A run of an unspaced script is a text: it is cut into pairs, not shortened.
            if (next == WordScript.Separator || (next == WordScript.Spaced && ++length > MaxLength))
                continue;
            run.Append(rune.ToString());
        }

        End();
        return runs;

        void End()
        {
            if (run.Length > 0)
                runs.Add(new WordRun(run.ToString(), script == WordScript.Unspaced));
            run.Clear();
            length = 0;
        }
    }
}
