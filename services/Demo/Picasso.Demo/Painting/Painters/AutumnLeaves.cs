using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Sharp leaves against a wood that melts into discs of light.</summary>
internal sealed class AutumnLeaves : IPainter
{
    public Ramp Back { get; init; } = Ramp.Of(0x2A1A10, 0x7A3A14, 0xD8862A, 0xF4C860);

    public Ramp Leaf { get; init; } = Ramp.Of(0x7A1A0C, 0xC83C14, 0xF08A20, 0xF8C848);

    public int Leaves { get; init; } = 9;

    public int Lights { get; init; } = 90;

    /// <summary>Where the twig enters, in shares of the picture.</summary>
    public (float X, float Y) Twig { get; init; } = (0f, 0.25f);

    public Film Film { get; init; } = Film.Colour with { Bloom = 0.2f, Contrast = 0.25f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        var bright = (X: canvas.Aspect * dice.Between(0.4f, 0.8f), Y: dice.Between(0.2f, 0.5f));
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
        {
            var light = Exp(Length(at.X - bright.X, at.Y - bright.Y) * -1.5f) * 0.75f;
            return Back.At(light + Noise.Fbm(at.X * 1.6f, at.Y * 1.6f, 2, seed) * 0.32f + 0.12f);
        });
        for (var i = 0; i < Lights; i++)
        {
            var (x, y) = (bright.X + dice.Around() * canvas.Aspect * 0.8f, bright.Y + dice.Around() * 0.75f);
            canvas.Bokeh(x, y, dice.Between(0.012f, 0.075f), Back.At(dice.Between(0.45f, 1.1f)), dice.Between(0.08f, 0.32f));
        }

        PaintTwig(canvas, dice);
    }

    private void PaintTwig(Canvas canvas, Dice dice)
    {
        var (x, y) = (Twig.X * canvas.Aspect - 0.02f, Twig.Y);
        var angle = MathF.Atan2(0.55f - y, canvas.Aspect * 0.55f - x);
        var step = canvas.Aspect * 0.75f / Leaves;
        for (var i = 0; i < Leaves; i++)
        {
            var (nx, ny) = (x + MathF.Cos(angle) * step, y + MathF.Sin(angle) * step);
            var width = 0.012f * (1 - (float)i / Leaves) + 0.003f;
            canvas.Line(x, y, nx, ny, width, width * 0.85f, 0x2A1810);
            var side = i % 2 == 0 ? 1 : -1;
            var lean = angle + side * dice.Between(0.7f, 1.3f) + (i == Leaves - 1 ? -side * 0.8f : 0);
            PaintLeaf(canvas, dice.Fork(), nx, ny, lean, dice.Between(0.17f, 0.27f));
            (x, y) = (nx, ny);
            angle += dice.Around() * 0.22f;
        }
    }

    /// <summary>A pointed, serrated blade with a midrib and veins, lit from behind.</summary>
    private void PaintLeaf(Canvas canvas, Dice dice, float x, float y, float angle, float length)
    {
        var (stalk, seed, tone) = (length * 0.2f, dice.Below(9999), dice.Between(0.15f, 0.95f));
        var (baseX, baseY) = (x + MathF.Cos(angle) * stalk, y + MathF.Sin(angle) * stalk);
        canvas.Line(x, y, baseX, baseY, 0.004f, 0.003f, Leaf.At(0.2f) * 0.6f);
        var curl = dice.Between(-0.25f, 0.25f);
        canvas.Paint(baseX - length, baseY - length, baseX + length, baseY + length,
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var (along, across) = Turn(at.X - baseX, at.Y - baseY, -angle);
            along *= 1 / length;
            across = across * (1 / length) - along * (1f - along) * curl;
            var t = Sat(along);
            var outline = Sqrt(t) * (1f - t) * (0.72f + 0.25f * (1f - t));
            var teeth = Abs(Fract(along * 17f) - 0.5f) * 0.035f * Smooth(0f, 0.2f, t) * Smooth(1f, 0.85f, t);
            var away = Abs(across);
            var inside = Smooth(canvas.Pixel / length, -canvas.Pixel / length, away - outline - teeth)
                * Smooth(-0.002f, 0.002f, along) * Smooth(1.002f, 0.998f, along);
            if (None(inside))
                return under;
            var rib = Smooth(0.012f, 0.004f, away - (1f - t) * 0.008f);
            var vein = Smooth(0.1f, 0.03f, Abs(Fract((along - away * 0.75f) * 8f) - 0.5f)) * Smooth(outline, outline * 0.4f, away);
            var cells = Noise.Fbm(along * 14f, across * 14f, 4, seed) * 0.16f;
            var body = Leaf.At(tone + cells + (across + away) * 0.35f + (t - 0.5f) * 0.25f) * (0.84f + Where(across > 0f, 0.16f, 0f));
            body = body * (1f - vein * 0.18f) + (Rgb)Leaf.At(0.95f) * (rib * 0.25f);
            var dry = Smooth(0.3f, 0.55f, Noise.Fbm(along * 5f, across * 5f, 3, seed + 7) + away * 0.9f);
            return under.To(body.To(0x4A2010, dry * 0.6f), inside);
        });
    }
}
