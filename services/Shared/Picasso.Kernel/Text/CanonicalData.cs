using System.Globalization;
using System.Text;

namespace Picasso.Kernel;

/// <summary>
/// Unicode 14's data of canonical equivalence, from the embedded <c>normalization.txt</c>. Its entries: <c>first-last:class</c> combining classes,
/// <c>c=a+b</c> a pair that composes, <c>c>a+b</c> one that only decomposes.
/// </summary>
internal sealed class CanonicalData
{
    private readonly Dictionary<int, byte> _classes = [];
    private readonly Dictionary<int, int[]> _decompositions = [];
    private readonly Dictionary<(int First, int Second), int> _compositions = [];

    private CanonicalData()
    {
        using var stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("normalization.txt")!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        foreach (var entry in reader.ReadToEnd().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            Add(entry);
    }

    public static CanonicalData Instance { get; } = new();

    public byte ClassOf(int value) => _classes.GetValueOrDefault(value);

    public bool TryDecompose(int value, out int[] parts) => _decompositions.TryGetValue(value, out parts!);

    public bool TryCompose(int first, int second, out int composed) => _compositions.TryGetValue((first, second), out composed);

    private void Add(string entry)
    {
        var sign = entry.AsSpan().IndexOfAny(":=>");
        var (left, right) = (entry[..sign], entry[(sign + 1)..]);
        if (entry[sign] == ':')
        {
            AddClasses(left.Split('-'), byte.Parse(right));
            return;
        }

        var parts = Array.ConvertAll(right.Split('+'), Hex);
        _decompositions.Add(Hex(left), parts);
        if (entry[sign] == '=')
            _compositions.Add((parts[0], parts[1]), Hex(left));
    }

    private void AddClasses(string[] range, byte value)
    {
        for (var code = Hex(range[0]); code <= Hex(range[^1]); code++)
            _classes.Add(code, value);
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
