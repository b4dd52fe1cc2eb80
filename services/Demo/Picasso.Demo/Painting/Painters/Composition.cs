using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Oil on canvas: rectangles between black bars, or circles that overlap.</summary>
internal sealed class Composition : IPainter
{
    public int[] Colors { get; init; } = [0xD0281E, 0x1E3C96, 0xF2C21A];

    public Color Ground { get; init; } = 0xF0EBDD;

    public bool Circles { get; init; }

    public int Parts { get; init; } = 11;

    public Film Film { get; } = Film.Paper;

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => (Rgb)Ground);
        if (Circles)
            PaintCircles(canvas, dice);
        else
            PaintBlocks(canvas, dice);
        Weave(canvas, seed);
    }

    private void PaintBlocks(Canvas canvas, Dice dice)
    {
        var blocks = new List<(float X, float Y, float W, float H)> { (0, 0, canvas.Aspect, 1) };
        while (blocks.Count < Parts)
        {
            var largest = blocks.MaxBy(b => b.W * b.H);
            blocks.Remove(largest);
            var (x, y, w, h) = largest;
            var cut = dice.Of<float>([0.28f, 0.36f, 0.62f, 0.7f]);
            blocks.AddRange(w > h * dice.Between(0.7f, 1.4f)
                ? [(x, y, w * cut, h), (x + w * cut, y, w * (1 - cut), h)] : [(x, y, w, h * cut), (x, y + h * cut, w, h * (1 - cut))]);
        }

        var palette = Colors.Length;
        for (var i = 0; i < blocks.Count; i++)
        {
            var (x, y, w, h) = blocks[i];
            var color = dice.Chance(0.55f) ? Colors[dice.Below(palette)] : Pack(Ground);
            var seed = dice.Below(9999);
            var bar = 0.011f;
            canvas.Paint(x, y, x + w, y + h, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            {
                var wave = Noise.At(at.X * 9f, at.Y * 9f, seed) * 0.0012f;
                var edge = Min(Min(at.X - x, x + w - at.X), Min(at.Y - y, y + h - at.Y)) + wave;
                var stroke = Noise.Fbm(at.X * 5f, at.Y * 70f, 3, seed + 1) * 0.05f + 1f;
                var paint = ((Rgb)color * stroke).To(0x121214, Smooth(bar + 0.0012f, bar - 0.0008f, edge));
                return under.To(paint, Smooth(-0.0005f, 0f, edge));
            });
        }
    }

    private void PaintCircles(Canvas canvas, Dice dice)
    {
        for (var i = 0; i < Parts; i++)
        {
            var (x, y) = (canvas.Aspect * dice.Between(0.1f, 0.9f), dice.Between(0.12f, 0.88f));
            var (radius, seed) = (i == 0 ? 0.33f : dice.Between(0.03f, 0.21f), dice.Below(9999));
            var (ring, half) = (dice.Chance(0.3f), dice.Chance(0.3f) ? dice.Between(-1, 1) : 9);
            Rgb color = dice.Of<int>(Colors);
            canvas.Paint(x - radius, y - radius, x + radius, y + radius, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
            {
                var (dx, dy) = (at.X - x, at.Y - y);
                var d = Length(dx, dy) + Noise.At(at.X * 12f, at.Y * 12f, seed) * 0.001f;
                var inside = Smooth(radius, radius - 0.002f, d) * (ring ? Smooth(radius * 0.8f - 0.002f, radius * 0.8f, d) : 1f)
                    * (half < 2 ? Smooth(-0.001f, 0.001f, dx * MathF.Cos(half) + dy * MathF.Sin(half)) : 1f);
                var stroke = Noise.Fbm(at.X * 6f + at.Y * 3f, at.Y * 60f, 3, seed + 2) * 0.06f + 1f;
                return under.To(color * stroke * (under * 0.75f + (Rgb)0x444444), inside * 0.93f);
            });
        }

        for (var i = 0; i < Parts / 2; i++)
        {
            var (x, y, angle, length) = (canvas.Aspect * dice.Next(), dice.Next(), dice.Between(-0.9f, 0.9f), dice.Between(0.3f, 1.1f));
            var (dx, dy) = (MathF.Cos(angle) * length / 2, MathF.Sin(angle) * length / 2);
            canvas.Line(x - dx, y - dy, x + dx, y + dy, 0.006f, 0.003f, 0x16161A, 0.95f);
        }
    }

    /// <summary>The threads of the canvas and the fine cracks of old paint.</summary>
    [MethodImpl(Compile.AtOnce)]
    private static void Weave(Canvas canvas, int seed) => canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
    {
        var threads = Sin(at.X * 1150f) * Sin(at.Y * 1150f) * 0.022f;
        var crack = Smooth(0.011f, 0.002f,
            Mosaic.Cells(at.X * 17f + Noise.At(at.X * 9f, at.Y * 9f, seed), at.Y * 17f, seed + 4).Edge) * 0.1f;
        var wear = Noise.Fbm(at.X * 3f, at.Y * 3f, 4, seed + 8) * 0.05f;
        return under * (1f + threads + wear - crack);
    });

    private static int Pack(Color c) => (int)(c.R * 255) << 16 | (int)(c.G * 255) << 8 | (int)(c.B * 255);
}
