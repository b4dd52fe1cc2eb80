using Picasso.Kernel;
using Picasso.Demo.Painting;

namespace Picasso.Demo;

/// <summary>Somebody of the demo, invented.</summary>
/// <param name="Key">Lower-case, stable; the address and every id follow from it.</param>
/// <param name="Name">Public name.</param>
/// <param name="Born">ISO 8601 date.</param>
/// <param name="Bio">What they say about themselves.</param>
/// <param name="Face">Paints the profile picture.</param>
/// <param name="Works">What they upload, in that order.</param>
internal sealed record Person(string Key, string Name, string Born, string Bio, IPainter Face, IReadOnlyList<Work> Works)
{
    public string Email => $"{Key}@demo.picasso.example";
}

/// <summary>A picture of the demo: what is painted, and the words to it.</summary>
internal sealed record Work(IPainter Painter, Frame Frame, int Seed)
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string[] Tags { get; init; }

    public required string Category { get; init; }

    /// <summary>The alternative text.</summary>
    public required string Alt { get; init; }

    /// <summary>The offer; null when it is only shown.</summary>
    public Money? Price { get; init; }

    /// <summary>The picture as a JPEG file, the same one every time.</summary>
    public byte[] Photograph() => Studio.Photograph(Painter, Frame.Width, Frame.Height, Seed);
}

/// <summary>A format in pixels.</summary>
internal readonly record struct Frame(int Width, int Height)
{
    public static Frame Wide { get; } = new(1170, 780);

    public static Frame Tall { get; } = new(780, 1170);

    public static Frame Square { get; } = new(940, 940);

    public static Frame Classic { get; } = new(1090, 820);

    public static Frame Upright { get; } = new(820, 1090);

    public static Frame Cinema { get; } = new(1310, 740);

    public static Frame Panorama { get; } = new(1560, 620);

    /// <summary>From here on a painting takes so much memory that no second one is painted beside it.</summary>
    private const int LargePixels = 12_000_000;

    public bool IsLarge => Width * Height >= LargePixels;

    /// <summary>The same shape with the pixels of a camera.</summary>
    public Frame Large
    {
        get
        {
            var scale = Math.Sqrt((double)LargePixels / (Width * Height));
            return new((int)Math.Ceiling(Width * scale), (int)Math.Ceiling(Height * scale));
        }
    }
}

/// <summary>Short spellings of amounts.</summary>
internal static class Amounts
{
    public static Money Eur(int major) => new(major * 100L, "EUR");

    public static Money Usd(int major) => new(major * 100L, "USD");

    public static Money Gbp(int major) => new(major * 100L, "GBP");

    public static Money Chf(int major) => new(major * 100L, "CHF");
}
