using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>A storm cell over open country at the moment it discharges.</summary>
internal sealed class Lightning : IPainter
{
    public Color Cloud { get; init; } = 0x2C3050;

    public Color Flash { get; init; } = 0xC8B8FF;

    public Color Ground { get; init; } = 0x0A0C10;

    public float Horizon { get; init; } = 0.84f;

    public float[] Strikes { get; init; } = [0.62f];

    public Film Film { get; } = Film.Night with { Bloom = 0.8f, BloomThreshold = 0.7f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Above(at, canvas.Aspect, seed));
        foreach (var strike in Strikes)
            PaintBolt(canvas, dice.Fork(), strike * canvas.Aspect, 0.2f, strike * canvas.Aspect + dice.Around() * 0.12f, Horizon,
                0.0055f, 6);
        PaintLand(canvas, dice);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Above(in Spot at, float aspect, int seed)
    {
        var warpX = Noise.Fbm(at.X * 1.4f, at.Y * 2.2f, 3, seed);
        var warpY = Noise.Fbm(at.X * 1.4f + 7f, at.Y * 2.2f + 3f, 3, seed + 9);
        var bulk = Noise.Fbm(at.X * 1.6f + warpX * 0.8f, at.Y * 3.2f + warpY * 0.8f, 6, seed + 20);
        var lit = Noise.Fbm(at.X * 1.6f + warpX * 0.8f, at.Y * 3.2f + warpY * 0.8f - 0.16f, 6, seed + 20) - bulk;
        Lane flash = 0f;
        foreach (var strike in Strikes)
            flash += Exp(Length((at.X - strike * aspect) * 0.8f, at.Y - 0.24f) * -3.1f);
        var ceiling = Smooth(0.62f, 0.1f, at.Y + bulk * 0.1f);
        var body = (Rgb)Cloud * (0.4f + bulk * 0.4f + lit * 0.7f) * (ceiling * 0.75f + 0.4f);
        var rain = Noise.At(at.X * 5f + at.Y * 0.5f, at.Y * 0.3f, seed + 50) * 0.5f + 0.5f;
        var below = (Rgb)0x56648A * (Smooth(0.25f, 0.95f, at.Y) * (0.3f + rain * 0.24f));
        return body + below + (Rgb)Flash * (flash * (0.34f + Max(bulk * 0.6f + lit * 1.6f, -0.25f)) * 0.9f);
    }

    private void PaintBolt(Canvas canvas, Dice dice, float x0, float y0, float x1, float y1, float width, int depth)
    {
        var points = new List<(float X, float Y)> { (x0, y0), (x1, y1) };
        var sway = 0.16f * MathF.Sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
        for (var split = 0; split < depth; split++, sway *= 0.54f)
        {
            for (var i = points.Count - 2; i >= 0; i--)
            {
                var (a, b) = (points[i], points[i + 1]);
                points.Insert(i + 1, ((a.X + b.X) / 2 + dice.Around() * sway, (a.Y + b.Y) / 2 + dice.Around() * sway * 0.35f));
            }
        }

        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            var thin = width * (1 - 0.35f * i / points.Count);
            canvas.Glow(a.X, a.Y, thin * 9, Flash, 0.16f);
            canvas.Line(a.X, a.Y, b.X, b.Y, thin, thin * 0.97f, new Color(1.5f, 1.45f, 1.6f), Math.Min(1, width * 320));
            if (depth > 3 && i % 4 == 1 && dice.Chance(0.45f))
                PaintBolt(canvas, dice.Fork(), a.X, a.Y, a.X + dice.Around() * 0.28f, a.Y + dice.Between(0.06f, 0.26f),
                    width * 0.42f, depth - 2);
        }
    }

    private void PaintLand(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var line = Noise.Line(canvas,
            [MethodImpl(Compile.AtOnce)] (x) =>
                Noise.Fbm(x * 1.4f, 1f, 4, seed) * -0.02f + Horizon - Abs(Noise.Fbm(x * 22f, 4f, 3, seed)) * 0.012f);
        canvas.Paint(0, Horizon - 0.1f, canvas.Aspect + 1, 1, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var z = 1f / (at.Y - Horizon + 0.05f);
            var grass = Noise.Fbm(at.X * z * 0.8f, z * 4f, 4, seed + 3) * 0.5f + 0.5f;
            Lane light = 0f;
            foreach (var strike in Strikes)
                light += Exp(Abs(at.X - strike * canvas.Aspect) * -2.6f) * Exp((at.Y - Horizon) * -9f);
            return under.To((Rgb)Ground * (0.8f + grass) + (Rgb)Flash * (light * grass * 0.3f),
                Smooth(-canvas.Pixel, canvas.Pixel, at.Y - Lane.Load(line, at.Column)));
        });
    }
}
