using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Demo;

/// <summary>Shows progress as one line with a bar on a terminal, and as a line for each milestone elsewhere.</summary>
/// <param name="output">Where to.</param>
/// <param name="columns">How wide the terminal is; null where there is none.</param>
public sealed class DemoProgressWriter(TextWriter output, int? columns) : IProgress<DemoProgress>
{
    private const int Cells = 24;
    private readonly Lock _gate = new();
    private double _done;
    private int _width;

    /// <inheritdoc />
    public void Report(DemoProgress value)
    {
        lock (_gate)
        {
            if (columns is not { } width || value.Done >= 1)
            {
                EndLine();
                if (value.IsMilestone)
                    output.WriteLine($"Demo: {value.Sentence}");
                return;
            }

            // Steps that run side by side may report out of order; the bar never goes back.
            _done = Math.Max(_done, value.Done);
            var filled = (int)(_done * Cells);
            var percent = (_done * 100).ToString("0", CultureInfo.InvariantCulture);
            Draw($"Demo [{new string('#', filled)}{new string('-', Cells - filled)}] {percent,3} %  {value.Sentence}", width);
        }
    }

    /// <summary>Ends the bar's line with a sentence; an empty one ends the line alone.</summary>
    public void End(string sentence)
    {
        lock (_gate)
        {
            EndLine();
            if (sentence.Length > 0)
                output.WriteLine(sentence);
        }
    }

    // A line that fills the terminal would wrap, and stay. What is left of a longer one is written over.
    private void Draw(string text, int width)
    {
        var line = Graphemes.Cut(text, Math.Max(1, width - 1));
        output.Write('\r' + line.PadRight(_width));
        _width = line.Length;
    }

    private void EndLine()
    {
        if (_width > 0)
            output.WriteLine();
        _width = 0;
    }
}
