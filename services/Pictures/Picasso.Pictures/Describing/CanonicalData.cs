using System.Collections.Frozen;
using System.Globalization;

namespace Picasso.Pictures.Describing;

/// <summary>The part of the Unicode Character Database that normalisation needs; see canonical.txt.</summary>
internal static class CanonicalData
{
    private static readonly FrozenDictionary<int, int> s_classes;

    static CanonicalData()
    {
        var decompositions = new Dictionary<int, int[]>();
        var compositions = new Dictionary<(int First, int Second), int>();
        var classes = new Dictionary<int, int>();
        foreach (var line in Lines())
        {
            var fields = line.Split(' ');
            var points = fields[2..].Select(Hex).ToArray();
            if (fields[0] == "K")
                AddClass(classes, int.Parse(fields[1]), points);
            else
                decompositions[Hex(fields[1])] = points;
            if (fields[0] == "P")
                compositions[(points[0], points[1])] = Hex(fields[1]);
        }

        Decompositions = decompositions.ToFrozenDictionary();
        Compositions = compositions.ToFrozenDictionary();
        s_classes = classes.ToFrozenDictionary();
    }

    public static FrozenDictionary<int, int[]> Decompositions { get; }

    public static FrozenDictionary<(int First, int Second), int> Compositions { get; }

    /// <summary>The canonical combining class; 0 for what starts a character.</summary>
    public static int ClassOf(int rune) => s_classes.GetValueOrDefault(rune);

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("canonical.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                yield return line;
        }
    }

    private static void AddClass(Dictionary<int, int> classes, int number, int[] points)
    {
        foreach (var point in points)
            classes[point] = number;
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber);
}
