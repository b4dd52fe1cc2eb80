using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>A gradient through several colours.</summary>
internal sealed class Ramp
{
    private readonly (float At, Color Color)[] _stops;

    public Ramp(params (float At, Color Color)[] stops) => _stops = stops;

    /// <summary>Evenly spaced colours, given as 0xRRGGBB.</summary>
    public static Ramp Of(params int[] colors) =>
        new([.. colors.Select((color, i) => ((float)i / Math.Max(1, colors.Length - 1), (Color)color))]);

    [MethodImpl(Compile.AtOnce)]
    public Rgb At(Lane t)
    {
        Rgb color = _stops[0].Color;
        for (var i = 1; i < _stops.Length; i++)
        {
            var (from, to) = (_stops[i - 1].At, _stops[i].At);
            color = color.To(_stops[i].Color, Sat((t - from) * (1 / (to - from))));
        }

        return color;
    }

    public Color At(float t)
    {
        var color = _stops[0].Color;
        for (var i = 1; i < _stops.Length; i++)
        {
            var (from, to) = (_stops[i - 1].At, _stops[i].At);
            color = Color.Mix(color, _stops[i].Color, Math.Clamp((t - from) / (to - from), 0, 1));
        }

        return color;
    }
}
