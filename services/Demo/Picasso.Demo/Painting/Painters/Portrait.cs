using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

internal enum Hair
{
    Short,
    Long,
    Bun,
    Curls,
    Bald,
    Hat,
}

/// <summary>A person cut from paper in a few tones: a profile picture without a face to recognise.</summary>
internal sealed class Portrait : IPainter
{
    public required Ramp Back { get; init; }

    public required Color Skin { get; init; }

    public required Color HairColor { get; init; }

    public required Color Clothes { get; init; }

    public Hair Hair { get; init; }

    public bool Glasses { get; init; }

    public bool Beard { get; init; }

    public Film Film { get; } = Film.Paper with { Vignette = 0.14f, Grain = 0.02f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
        {
            var rings = Sin(Length(at.X - 0.78f, at.Y - 0.16f) * 22f) * 0.035f;
            return Back.At(at.Y + rings + Noise.Fbm(at.X * 1.5f, at.Y * 1.5f, 3, seed) * 0.2f);
        });
        if (Hair is Hair.Long)
            Oval(canvas, 0.5f, 0.5f, 0.215f, 0.31f, HairColor * 0.85f);
        if (Hair is Hair.Curls)
            Curl(canvas, dice, 0.24f);
        if (Hair is Hair.Bun)
            Oval(canvas, 0.5f, 0.155f, 0.085f, 0.08f, HairColor * 0.9f);
        PaintBody(canvas);
        PaintHead(canvas);
        PaintHair(canvas, dice);
    }

    private void PaintBody(Canvas canvas)
    {
        canvas.Line(0.5f, 0.55f, 0.5f, 0.78f, 0.15f, 0.18f, Skin * 0.8f);
        Oval(canvas, 0.5f, 1.02f, 0.38f, 0.31f, Clothes);
        Oval(canvas, 0.5f, 0.735f, 0.09f, 0.055f, Skin * 0.86f);
    }

    private void PaintHead(Canvas canvas)
    {
        Oval(canvas, 0.345f, 0.46f, 0.028f, 0.045f, Skin * 0.85f);
        Oval(canvas, 0.655f, 0.46f, 0.028f, 0.045f, Skin * 0.9f);
        Oval(canvas, 0.5f, 0.44f, 0.155f, 0.2f, Skin);
        canvas.Paint(0.34f, 0.2f, 0.66f, 0.66f, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var face = Smooth(1f, 0.98f, Length((at.X - 0.5f) / 0.155f, (at.Y - 0.44f) / 0.2f));
            var shade = Smooth(-0.004f, 0.004f, at.X - 0.5f - Smooth(0.42f, 0.5f, at.Y) * Smooth(0.53f, 0.5f, at.Y) * 0.026f);
            return under.To(under * 0.87f, face * shade);
        });
        if (Beard)
            Oval(canvas, 0.5f, 0.565f, 0.125f, 0.088f, HairColor * 0.95f);
        canvas.Line(0.465f, 0.552f, 0.535f, 0.552f, 0.012f, 0.012f, Color.Mix(Skin, 0x7A1E1E, 0.55f), 0.9f);
        foreach (var x in (ReadOnlySpan<float>)[0.435f, 0.565f])
        {
            canvas.Line(x - 0.032f, 0.395f, x + 0.032f, 0.39f, 0.011f, 0.011f, HairColor * 0.7f, 0.85f);
            canvas.Disc(x, 0.432f, 0.0125f, 0x1A1614, 0.92f);
            if (Glasses)
            {
                canvas.Disc(x, 0.435f, 0.05f, 0x1C1C20, 1, 0.05f);
                canvas.Disc(x, 0.435f, 0.041f, Color.Mix(Skin, 0xDCE8F0, 0.35f), 1, 0.05f);
                canvas.Disc(x, 0.435f, 0.0125f, 0x1A1614, 0.92f);
            }
        }

        if (Glasses)
            canvas.Line(0.485f, 0.43f, 0.515f, 0.43f, 0.009f, 0.009f, 0x1C1C20);
    }

    private void PaintHair(Canvas canvas, Dice dice)
    {
        switch (Hair)
        {
            case Hair.Bald:
                return;
            case Hair.Hat:
                Oval(canvas, 0.5f, 0.315f, 0.27f, 0.032f, HairColor * 0.8f);
                Oval(canvas, 0.5f, 0.24f, 0.15f, 0.105f, HairColor);
                canvas.Line(0.355f, 0.29f, 0.645f, 0.29f, 0.034f, 0.034f, Clothes);
                return;
            case Hair.Curls:
                Curl(canvas, dice, 0.1f);
                return;
            default:
                Fringe(canvas, dice.Between(-0.5f, 0.5f));
                return;
        }
    }

    [MethodImpl(Compile.AtOnce)]
    private void Fringe(Canvas canvas, float part) => canvas.Paint(0.3f, 0.15f, 0.7f, 0.6f,
        [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
    {
        var cap = Smooth(1f, 0.98f, Length((at.X - 0.5f) / 0.178f, (at.Y - 0.4f) / 0.208f));
        var line = 0.335f + Abs(at.X - 0.5f - part * 0.16f) * 0.34f + Smooth(0.135f, 0.165f, Abs(at.X - 0.5f)) * 0.2f;
        var sheen = Sin(at.X * 42f + at.Y * 16f) * 0.05f + 1f;
        return under.To((Rgb)HairColor * sheen, cap * Smooth(line + 0.003f, line - 0.003f, at.Y));
    });

    private void Curl(Canvas canvas, Dice dice, float depth)
    {
        for (var i = 0; i < 90; i++)
        {
            var angle = MathF.PI * (1.08f + dice.Next() * 0.84f);
            if (depth > 0.2f)
                angle = dice.Next() * MathF.Tau;
            var reach = dice.Between(0.8f, 1.08f);
            var (x, y) = (0.5f + MathF.Cos(angle) * 0.185f * reach, 0.4f + MathF.Sin(angle) * 0.19f * reach);
            canvas.Disc(x, y, dice.Between(0.028f, 0.05f), HairColor * dice.Between(0.75f, 1.12f), 0.95f);
        }
    }

    private static void Oval(Canvas canvas, float x, float y, float wide, float tall, Color color) =>
        canvas.Paint(x - wide, y - tall, x + wide, y + tall, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var d = Length((at.X - x) / wide, (at.Y - y) / tall);
            var soft = canvas.Pixel / wide;
            return under.To((Rgb)color * (1.04f - (at.Y - y) * 0.3f), Smooth(1f + soft, 1f - soft, d));
        });
}
