using System.Runtime.CompilerServices;
namespace Picasso.Demo.Painting.Painters;

/// <summary>A spider's wheel hung with dew, the meadow behind it out of focus.</summary>
internal sealed class DewWeb : IPainter
{
    public Ramp Back { get; init; } = Ramp.Of(0x14281A, 0x3A6A2E, 0xA8C060, 0xF8E8A0);

    /// <summary>Shares of the picture.</summary>
    public (float X, float Y) Hub { get; init; } = (0.56f, 0.46f);

    public int Spokes { get; init; } = 23;

    public int Turns { get; init; } = 25;

    public Film Film { get; init; } = Film.Colour with { Bloom = 0.4f, Contrast = 0.28f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            Back.At(0.3f + Noise.Fbm(at.X * 1.2f, at.Y * 1.4f, 2, seed) * 0.32f + (0.5f - at.Y) * 0.35f));
        for (var i = 0; i < 46; i++)
            canvas.Bokeh(dice.Next() * canvas.Aspect, dice.Next(), dice.Between(0.03f, 0.1f), Back.At(dice.Between(0.5f, 1)),
                dice.Between(0.05f, 0.26f));
        PaintWeb(canvas, dice);
    }

    private void PaintWeb(Canvas canvas, Dice dice)
    {
        var (x, y) = (Hub.X * canvas.Aspect, Hub.Y);
        var angles = new float[Spokes];
        var reach = new float[Spokes];
        for (var i = 0; i < Spokes; i++)
        {
            angles[i] = MathF.Tau * (i + dice.Around() * 0.2f) / Spokes;
            reach[i] = dice.Between(0.42f, 0.52f) * (1 + 0.35f * MathF.Abs(MathF.Cos(angles[i])));
            Thread(canvas, dice, (x, y), Point(x, y, angles[i], reach[i] * 1.8f), 0, 0.0011f, 0.35f);
        }

        for (var turn = 2; turn < Turns; turn++)
        {
            for (var i = 0; i < Spokes; i++)
            {
                var next = (i + 1) % Spokes;
                var (t, u) = ((turn + (float)i / Spokes) / Turns, (turn + (i + 1f) / Spokes) / Turns);
                if (dice.Chance(0.985f))
                    Thread(canvas, dice, Point(x, y, angles[i], reach[i] * t), Point(x, y, angles[next], reach[next] * u), 0.1f,
                        0.0009f, 1);
            }
        }
    }

    private static (float X, float Y) Point(float x, float y, float angle, float reach) =>
        (x + MathF.Cos(angle) * reach, y + MathF.Sin(angle) * reach);

    /// <summary>A sagging thread with drops strung along it.</summary>
    private static void Thread(Canvas canvas, Dice dice, (float X, float Y) a, (float X, float Y) b, float sag, float width, float wetness)
    {
        var length = MathF.Sqrt((b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y));
        var steps = Math.Max(2, (int)(length / 0.0105f));
        var last = a;
        for (var i = 1; i <= steps; i++)
        {
            var t = (float)i / steps;
            var p = (X: a.X + (b.X - a.X) * t, Y: a.Y + (b.Y - a.Y) * t + sag * length * 4 * t * (1 - t) * 0.5f);
            canvas.Line(last.X, last.Y, p.X, p.Y, width, width, 0xE8F0E0, 0.55f);
            if (dice.Chance(wetness * 0.86f))
                Drop(canvas, p.X, p.Y, dice.Between(0.0014f, 0.0042f) * (0.7f + 0.6f * MathF.Sin(MathF.PI * t)));
            last = p;
        }
    }

    /// <summary>A bead: dark above, the bright sky refracted below, a spark.</summary>
    private static void Drop(Canvas canvas, float x, float y, float radius)
    {
        canvas.Dab(x, y, radius, new Color(0.2f, 0.26f, 0.18f), 0.6f);
        canvas.Dab(x, y + radius * 0.3f, radius * 0.62f, new Color(0.95f, 0.98f, 0.85f), 0.75f);
        canvas.Dab(x - radius * 0.35f, y - radius * 0.4f, radius * 0.28f, new Color(1.6f, 1.6f, 1.6f), 0.95f);
    }
}
