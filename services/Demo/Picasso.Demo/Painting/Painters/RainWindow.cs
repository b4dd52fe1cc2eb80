using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Drops on a pane, each holding the blurred lights behind it upside down.</summary>
internal sealed class RainWindow : IPainter
{
    public Ramp Back { get; init; } = Ramp.Of(0x0A1420, 0x1C3044, 0x3A4A5C);

    public int[] Lights { get; init; } = [0xFF9A3C, 0xFFD08A, 0xFF4A3A, 0x5AB4FF, 0x8AFFC8];

    public float Drops { get; init; } = 1f;

    public Film Film { get; } = Film.Night with { Bloom = 0.3f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            Back.At(at.Y * 0.8f + Noise.Fbm(at.X * 1.3f, at.Y * 1.3f, 3, seed) * 0.35f));
        for (var i = 0; i < 70; i++)
        {
            var (x, y) = (dice.Next() * canvas.Aspect, 0.55f + dice.Around() * 0.42f);
            canvas.Bokeh(x, y, dice.Between(0.025f, 0.085f), dice.Of<int>(Lights), dice.Between(0.12f, 0.62f));
        }

        canvas.Soften(0.006f);
        var behind = canvas.Copy();
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var mist = Noise.Fbm(at.X * 40f, at.Y * 40f, 2, seed) * 0.02f + 0.05f;
            var color = under * 0.8f + (Rgb)0x8898A8 * mist;
            color = Layer(at, color, behind, 46f * Drops, 0.36f, seed, 0.75f);
            color = Layer(at, color, behind, 21f * Drops, 0.4f, seed + 20, 0.42f);
            return Layer(at, color, behind, 8.5f * Drops, 0.42f, seed + 40, 0.5f);
        });
    }

    /// <summary>At most one drop in each cell; it refracts what is behind, with a dark upper rim and a highlight.</summary>
    [MethodImpl(Compile.AtOnce)]
    private static Rgb Layer(in Spot at, Rgb under, Canvas behind, float scale, float largest, int seed, float share)
    {
        var (x, y) = (at.X * scale, at.Y * scale * 0.86f);
        var (cx, cy) = (Floor(x), Floor(y));
        var here = Where(Noise.Cell(cx, cy, seed) < share, 1f, 0f);
        var size = (Noise.Cell(cx, cy, seed + 1) * 0.62f + 0.38f) * largest;
        var dx = x - cx - 0.5f - (Noise.Cell(cx, cy, seed + 2) - 0.5f) * (1f - size * 2f) * 0.9f;
        var dy = y - cy - 0.5f - (Noise.Cell(cx, cy, seed + 3) - 0.5f) * (1f - size * 2f) * 0.9f;
        var wobble = Noise.At(x * 1.7f, y * 1.7f, seed + 4) * 0.16f + 1f;
        var (nx, ny) = (dx / (size * wobble), dy / (size * wobble) * (1f - dy * 0.5f));
        var d = nx * nx + ny * ny;
        var inside = Smooth(1f, 0.86f, d) * here;
        if (None(inside))
            return under;
        var bend = (d * 0.55f + 0.45f) * (3.4f / scale + 0.06f);
        var seen = behind.Pick(at.X - nx * bend * 2.2f, at.Y - ny * bend * 2.6f);
        var rim = 1f - Smooth(0.45f, 1f, d) * (0.75f - ny * 0.25f) + Sat(ny) * 0.28f;
        var shine = Smooth(0.34f, 0.1f, Length(nx + 0.34f, ny + 0.42f)) * 0.55f;
        return under.To(seen * (rim * 1.35f) + (Rgb)0xE8F0FF * shine, inside);
    }
}
