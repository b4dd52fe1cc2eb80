namespace Picasso.Pictures.Queries.Colouring;

/// <summary>The colours that make up a picture. Pure.</summary>
internal static class DominantColours
{
    /// <summary>Most colours of a picture.</summary>
    public const int Most = 3;

    // One part in this many is seen at a glance.
    private const int Part = 6;

    /// <summary>Names of colours that cover a part of the picture, the largest first; at least one.</summary>
    /// <param name="pixels">Red, green and blue of each pixel.</param>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> pixels)
    {
        var counts = new Dictionary<string, int>();
        for (var at = 0; at + 2 < pixels.Length; at += 3)
        {
            var name = NamedColour.Of(pixels[at], pixels[at + 1], pixels[at + 2]);
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        var all = counts.Values.Sum();
        return [.. counts.OrderByDescending(colour => colour.Value).ThenBy(colour => colour.Key, StringComparer.Ordinal)
            .Where((colour, place) => place == 0 || colour.Value * Part >= all)
            .Take(Most).Select(colour => colour.Key)];
    }
}
