using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>
/// Marbled paper: drops of colour on water push each other aside, then a comb is drawn through. Computed backwards: each
/// point is carried to where it was before each movement, until a drop is met.
/// </summary>
internal sealed class Marbling : IPainter
{
    public required int[] Inks { get; init; }

    public Color Ground { get; init; } = 0xF4EBDC;

    public int Drops { get; init; } = 90;

    /// <summary>How strongly the comb pulls; 0 leaves stones.</summary>
    public float Comb { get; init; } = 0.07f;

    public float Teeth { get; init; } = 7f;

    public bool Swirl { get; init; }

    public Film Film { get; } = Film.Paper;

    public void Paint(Canvas canvas, Dice dice)
    {
        var drops = new (float X, float Y, float Radius, Color Color)[Drops];
        for (var i = 0; i < drops.Length; i++)
            drops[i] = (dice.Next() * canvas.Aspect, dice.Next(), dice.Between(0.035f, 0.12f), dice.Of<int>(Inks));
        var (seed, swirl) = (dice.Below(9999), (X: canvas.Aspect * dice.Between(0.35f, 0.65f), Y: dice.Between(0.35f, 0.65f)));
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
        {
            var (x, y) = Uncomb(at, swirl, seed);
            var paper = Noise.Fbm(at.X * 60f, at.Y * 60f, 2, seed + 5) * 0.035f + 1f;
            return Ink(x, y, drops) * paper;
        });
    }

    [MethodImpl(Compile.AtOnce)]
    private (Lane X, Lane Y) Uncomb(in Spot at, (float X, float Y) swirl, int seed)
    {
        var (x, y) = (at.X, at.Y);
        if (Swirl)
        {
            var (dx, dy) = (x - swirl.X, y - swirl.Y);
            var turn = Exp(Length(dx, dy) * -3.6f) * 7f;
            var (sin, cos) = (Sin(turn), Cos(turn));
            (x, y) = (swirl.X + dx * cos - dy * sin, swirl.Y + dx * sin + dy * cos);
        }

        y += Wave(x * Teeth) * Comb;
        x += Wave(y * (Teeth * 0.6f) + 0.5f) * (Comb * 0.7f);
        return (x + Noise.At(x * 2f, y * 2f, seed) * 0.05f, y + Noise.At(x * 2f + 5f, y * 2f, seed + 1) * 0.05f);
    }

    /// <summary>What alternating tines leave: sharp turns where they passed, gentle bends between.</summary>
    [MethodImpl(Compile.AtOnce)]
    private static Lane Wave(Lane x)
    {
        var t = Abs(Fract(x) - 0.5f) * 2f;
        return (Exp(t * -3f) - Exp((1f - t) * -3f)) * 0.9f;
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Ink(Lane x, Lane y, (float X, float Y, float Radius, Color Color)[] drops)
    {
        Rgb color = Ground;
        Lane open = 1f;
        for (var i = drops.Length - 1; i >= 0; i--)
        {
            var drop = drops[i];
            var (dx, dy) = (x - drop.X, y - drop.Y);
            var square = dx * dx + dy * dy;
            var area = drop.Radius * drop.Radius;
            if (!None(area * 1.02f - square))
            {
                var d = Sqrt(square);
                var inside = Smooth(drop.Radius * 1.006f, drop.Radius * 0.994f, d) * open;
                color = color.To((Rgb)drop.Color * (1f - Smooth(drop.Radius * 0.8f, drop.Radius, d) * 0.16f), inside);
                open -= inside;
                if (None(open - 0.02f))
                    break;
            }

            var before = Sqrt(Max(1f - area / Max(square, 1e-6f), 0f));
            (x, y) = (drop.X + dx * before, drop.Y + dy * before);
        }

        return color;
    }
}
