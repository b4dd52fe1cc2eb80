using System.Numerics;
using System.Runtime.CompilerServices;

namespace Picasso.Demo.Painting;

/// <summary>The vocabulary of shading, on lanes.</summary>
internal static class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Min(Lane a, Lane b) => new(Vector.Min(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Max(Lane a, Lane b) => new(Vector.Max(a.Value, b.Value));

    /// <summary>Kept between 0 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sat(Lane x) => Min(Max(x, 0f), 1f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Abs(Lane x) => new(Vector.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sqrt(Lane x) => new(Vector.SquareRoot(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Floor(Lane x) => new(Vector.Floor(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Fract(Lane x) => x - Floor(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Mix(Lane a, Lane b, Lane share) => a + (b - a) * share;

    /// <summary>0 before <paramref name="from"/>, 1 after <paramref name="to"/>, eased between; falls when they are swapped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Smooth(Lane from, Lane to, Lane x)
    {
        var t = Sat((x - from) / (to - from));
        return t * t * (3f - t * 2f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Where(Vector<int> condition, Lane yes, Lane no) =>
        new(Vector.ConditionalSelect(condition, yes.Value, no.Value));

    /// <summary>Whether nothing of a mask shows, so that the rest of the work can be left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool None(Lane mask) => !Vector.GreaterThanAny(mask.Value, Vector<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Length(Lane x, Lane y) => Sqrt(x * x + y * y);

    /// <summary>e to a power that is not above zero by much: an approximation within a ten-thousandth, meant for fading.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Exp(Lane x)
    {
        var t = Max(1f + x / 256f, 0f);
        t *= t; t *= t; t *= t; t *= t; t *= t; t *= t; t *= t;
        return t * t;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Log(Lane x) => new(Vector.Log(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Pow(Lane x, Lane power) => new(Vector.Exp((Log(Max(x, 1e-6f)) * power).Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Sin(Lane x)
    {
        const float Turn = MathF.Tau;
        var t = Fract(x / Turn + 0.25f);
        var y = Abs(t - 0.5f) * 4f - 1f; // A triangle wave in [-1, 1]; sin(y·π/2) by its series.
        y = -y;
        var s = y * y;
        return y * (1.5707963f + s * (-0.6459641f + s * (0.0796926f + s * -0.0046818f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Cos(Lane x) => Sin(x + MathF.PI / 2);

    /// <summary>The angle of (x, y) in radians, within a thousandth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane Angle(Lane y, Lane x)
    {
        var (ax, ay) = (Abs(x), Abs(y));
        var t = Min(ax, ay) / Max(Max(ax, ay), 1e-9f);
        var s = t * t;
        var r = t * (0.99997726f + s * (-0.33262347f + s * (0.19354346f + s * (-0.11643287f + s * (0.05265332f - s * 0.01172120f)))));
        r = Where(ay > ax, MathF.PI / 2 - r, r);
        r = Where(x < 0f, MathF.PI - r, r);
        return Where(y < 0f, -r, r);
    }

    /// <summary>Turns a point about the origin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Lane X, Lane Y) Turn(Lane x, Lane y, float radians)
    {
        var (sin, cos) = MathF.SinCos(radians);
        return (x * cos - y * sin, x * sin + y * cos);
    }
}
