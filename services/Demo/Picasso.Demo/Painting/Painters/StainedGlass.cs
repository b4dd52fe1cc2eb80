using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Leaded panes that together show a sun over hills and water, or a rose.</summary>
internal sealed class StainedGlass : IPainter
{
    public required Ramp Sky { get; init; }

    public required Ramp Earth { get; init; }

    public Color Sun { get; init; } = 0xFFD860;

    public float Panes { get; init; } = 13f;

    /// <summary>A round window of petals instead of a landscape.</summary>
    public bool Rose { get; init; }

    public (float X, float Y) Centre { get; init; } = (0.5f, 0.4f);

    public Film Film { get; } = Film.Colour with { Bloom = 0.45f, BloomThreshold = 0.6f, Contrast = 0.3f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var centre = (X: Centre.X * canvas.Aspect, Centre.Y);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Rose ? Petals(at, centre, seed) : Scene(at, centre, seed));
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Scene(in Spot at, (float X, float Y) centre, int seed)
    {
        var (id, edge, sx, sy) = Mosaic.Sites(at.X * Panes, at.Y * Panes, seed);
        var (x, y) = (sx / Panes, sy / Panes);
        var d = Length(x - centre.X, y - centre.Y);
        var ray = Sin(Angle(y - centre.Y, x - centre.X) * 14f) * 0.5f + 0.5f;
        var air = Sky.At(d * 0.95f + id * 0.16f - ray * 0.12f);
        var hill = 0.66f + Noise.At(x * 1.7f, 2f, seed + 5) * 0.16f;
        var land = Earth.At((y - hill) * 2f + id * 0.3f);
        var disc = Smooth(0.15f, 0.148f, d);
        var pane = air.To((Rgb)Sun * (id * 0.25f + 0.95f), disc).To(land, Where(y > hill, 1f, 0f));
        return Glass(at, pane, id, edge / Panes, Length(at.X - centre.X, at.Y - centre.Y), seed);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Petals(in Spot at, (float X, float Y) centre, int seed)
    {
        var (dx, dy) = (at.X - centre.X, at.Y - centre.Y);
        var d = Length(dx, dy);
        var turn = Angle(dy, dx) * (1 / MathF.Tau) + 0.5f;
        var ring = Floor(Sqrt(d * 1.9f) * 6.2f);
        var count = Floor(ring * 0.5f + 1f) * 8f;
        var place = turn * count + ring * 0.5f;
        var cell = Floor(Fract(place / count) * count);
        var inRing = Fract(Sqrt(d * 1.9f) * 6.2f);
        var bulge = Abs(Fract(place) - 0.5f) * 2f;
        var petal = inRing + bulge * bulge * 0.45f;
        var outer = Where(petal > 1f, 1f, 0f);
        var id = Noise.Cell(ring + outer, cell + outer * 40f, seed);
        var edge = Min(Min(Min(inRing, 1f - inRing), Abs(petal - 1f) * 0.8f) * 0.06f, Min(1f - bulge, 1f) * d * 3f / count);
        var pane = Sky.At(Fract(ring * 0.37f + outer * 0.31f) + id * 0.2f).To(Earth.At(id), Where(Fract(ring * 0.5f) > 0.25f, 0.75f, 0f));
        pane = pane.To(Sun, Smooth(0.09f, 0.07f, d));
        return Glass(at, pane, id, edge, d, seed);
    }

    /// <summary>Light through uneven glass between soldered strips.</summary>
    [MethodImpl(Compile.AtOnce)]
    private static Rgb Glass(in Spot at, Rgb pane, Lane id, Lane edge, Lane fromLight, int seed)
    {
        var flow = Noise.Fbm(at.X * 9f + id * 40f, at.Y * 9f + Noise.At(at.X * 22f, at.Y * 22f, seed) * 0.3f, 4, seed + 8);
        var seeds = Smooth(0.62f, 0.8f, Noise.At(at.X * 70f, at.Y * 70f, seed + 9)) * 0.12f;
        var light = (0.72f + flow * 0.32f + id * 0.22f) * (1.28f - Sat(fromLight) * 0.5f);
        var color = pane * light + (Rgb)0xFFFFFF * seeds;
        color *= Smooth(0f, 0.02f, edge) * 0.4f + 0.6f;
        var lead = Smooth(0.0062f, 0.0042f, edge);
        var round = Smooth(0.0062f, 0f, edge);
        return color.To((Rgb)0x16161A + (Rgb)0x3A3C44 * (round * round * 0.6f), lead);
    }
}
