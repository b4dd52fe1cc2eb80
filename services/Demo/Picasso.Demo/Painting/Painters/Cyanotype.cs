using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Plants laid on paper washed with iron salts and left in the sun: white ferns on Prussian blue.</summary>
internal sealed class Cyanotype : IPainter
{
    public int Fronds { get; init; } = 3;

    /// <summary>Seed heads of dandelions among the ferns.</summary>
    public int Umbels { get; init; } = 2;

    public Color Blue { get; init; } = 0x123A70;

    public Color Paper { get; init; } = 0xEEF0EA;

    public Film Film { get; } = Film.Paper with { Contrast = 0.2f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            (Rgb)Blue * (Noise.Fbm(at.X * 2f, at.Y * 2f, 5, seed) * 0.2f + 1f));
        for (var i = 0; i < Fronds; i++)
        {
            var x = canvas.Aspect * ((i + 0.5f) / Fronds + dice.Around() * 0.06f);
            Frond(canvas, dice.Fork(), x, dice.Between(0.9f, 1.02f), -MathF.PI / 2 + dice.Around() * 0.28f, dice.Between(0.6f, 0.85f));
        }

        for (var i = 0; i < Umbels; i++)
            Umbel(canvas, dice.Fork(), canvas.Aspect * dice.Between(0.12f, 0.88f), dice.Between(0.14f, 0.45f));
        Wash(canvas, seed);
    }

    private void Frond(Canvas canvas, Dice dice, float x, float y, float angle, float length)
    {
        const int Joints = 30;
        var bend = dice.Around() * 0.035f;
        for (var i = 0; i < Joints; i++)
        {
            var t = (float)i / Joints;
            var (nx, ny) = (x + MathF.Cos(angle) * length / Joints, y + MathF.Sin(angle) * length / Joints);
            canvas.Line(x, y, nx, ny, 0.0055f * (1 - t) + 0.001f, 0.0055f * (1 - t), Paper, 0.92f);
            if (i > 4)
            {
                var u = (t - 4f / Joints) / (1 - 4f / Joints);
                var reach = length * 0.3f * MathF.Min(1, u * 4 + 0.35f) * MathF.Pow(1 - u, 0.85f);
                Pinna(canvas, nx, ny, angle - 1.08f + u * 0.25f + dice.Around() * 0.06f, reach);
                Pinna(canvas, nx, ny, angle + 1.08f - u * 0.25f + dice.Around() * 0.06f, reach);
            }

            (x, y) = (nx, ny);
            angle += bend + dice.Around() * 0.015f;
        }
    }

    /// <summary>One side leaf with its own leaflets.</summary>
    private void Pinna(Canvas canvas, float x, float y, float angle, float length)
    {
        var parts = Math.Max(3, (int)(length * 105));
        for (var i = 1; i <= parts; i++)
        {
            var t = (float)i / parts;
            var (px, py) = (x + MathF.Cos(angle) * length * t, y + MathF.Sin(angle) * length * t);
            var leaflet = length * 0.15f * MathF.Pow(1.02f - t, 0.75f);
            for (var side = -1; side <= 1; side += 2)
            {
                var a = angle + side * 0.98f;
                canvas.Line(px, py, px + MathF.Cos(a) * leaflet, py + MathF.Sin(a) * leaflet, 0.0058f, 0.0034f * (1 - t * 0.5f),
                    Paper, 0.72f);
            }
        }

        canvas.Line(x, y, x + MathF.Cos(angle) * length, y + MathF.Sin(angle) * length, 0.002f, 0.0008f, Paper, 0.9f);
    }

    private void Umbel(Canvas canvas, Dice dice, float x, float y)
    {
        var (sway, foot) = (dice.Around() * 0.1f, 1.02f);
        for (var i = 0; i < 20; i++)
        {
            var (t, u) = (i / 20f, (i + 1) / 20f);
            canvas.Line(x + sway * t * t, y + (foot - y) * t, x + sway * u * u, y + (foot - y) * u, 0.003f, 0.003f, Paper, 0.9f);
        }

        for (var i = 0; i < 130; i++)
        {
            var angle = dice.Next() * MathF.Tau;
            var reach = 0.13f * MathF.Sqrt(dice.Between(0.25f, 1f));
            var (ex, ey) = (x + MathF.Cos(angle) * reach, y + MathF.Sin(angle) * reach);
            canvas.Line(x, y, ex, ey, 0.0011f, 0.0008f, Paper, 0.5f);
            for (var k = -3; k <= 3; k++)
                canvas.Line(ex, ey, ex + MathF.Cos(angle + k * 0.3f) * 0.017f, ey + MathF.Sin(angle + k * 0.3f) * 0.017f, 0.0008f,
                    0.0006f, Paper, 0.6f);
        }
    }

    /// <summary>The brushed edge of the coating, and the bleeding where leaves did not lie flat.</summary>
    [MethodImpl(Compile.AtOnce)]
    private void Wash(Canvas canvas, int seed) => canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
    {
        var streak = Noise.Fbm(at.X * 3f, at.Y * 26f, 3, seed + 3) * 0.02f + Noise.Fbm(at.X * 9f, at.Y * 9f, 3, seed + 4) * 0.012f;
        var margin = Min(Min(at.X, canvas.Aspect - at.X), Min(at.Y, 1f - at.Y)) + streak;
        var coated = Smooth(0.028f, 0.042f, margin);
        var pool = Smooth(0.075f, 0.035f, margin) * coated * 0.3f;
        var fibre = Noise.Fbm(at.X * 70f, at.Y * 70f, 2, seed + 5) * 0.035f + 1f;
        return ((Rgb)Paper).To(under * (1f - pool), coated) * fibre;
    });
}
