using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>A Julia set, coloured by smooth escape time and by how near its orbit came to two lines.</summary>
internal sealed class Julia : IPainter
{
    public required Ramp Colors { get; init; }

    public (float Re, float Im) C { get; init; } = (-0.79f, 0.156f);

    public float Zoom { get; init; } = 1.35f;

    public (float X, float Y) Centre { get; init; } = (0f, 0f);

    public float Turned { get; init; }

    public Film Film { get; } = Film.Colour with { Grain = 0.012f, Vignette = 0.3f, Bloom = 0.25f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var offset = dice.Next() * 0.1f;
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            Escape(at, canvas, 0.25f, offset) * 0.5f + Escape(at, canvas, -0.25f, offset) * 0.5f);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Escape(in Spot at, Canvas canvas, float shift, float offset)
    {
        const int Limit = 72;
        var (x, y) = Turn(
            (at.X + canvas.Pixel * shift - canvas.Aspect / 2) * (2 / Zoom) + Centre.X,
            (at.Y + canvas.Pixel * shift - 0.5f) * (2 / Zoom) + Centre.Y, Turned);
        Lane count = 0f, square = 0f, trap = 9f, last = 0f;
        for (var i = 0; i < Limit; i++)
        {
            var inside = square < 64f;
            if (!System.Numerics.Vector.EqualsAny(inside, System.Numerics.Vector<int>.AllBitsSet))
                break;
            var (nx, ny) = (x * x - y * y + C.Re, x * y * 2f + C.Im);
            (x, y) = (Where(inside, nx, x), Where(inside, ny, y));
            square = x * x + y * y;
            trap = Where(inside, Min(trap, Min(Abs(x + 0.2f), Abs(y)) + square * 0.03f), trap);
            count += Where(inside, 1f, 0f);
            last = square;
        }

        var smooth = count - Log(Max(Log(Max(last, 1.0001f)) * (0.5f / 0.693f), 0.01f)) * (1 / 0.693f);
        var tone = Where(count > Limit - 0.5f, 1f, Sat(Sqrt(Max(smooth, 0f)) * 0.14f + offset));
        var wire = Exp(Sqrt(Max(trap, 0f)) * -6f);
        return Colors.At(tone) * (1f - wire * 0.35f) + (Rgb)Colors.At(0.72f) * (wire * 0.75f);
    }
}
