using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting.Painters;

/// <summary>Minutes of exposure in black and white: posts in water that turned to milk.</summary>
internal sealed class LongPier : IPainter
{
    public float Horizon { get; init; } = 0.42f;

    public int Posts { get; init; } = 16;

    /// <summary>Where the posts begin and end, in shares of the picture.</summary>
    public (float X, float Y) From { get; init; } = (0.12f, 0.95f);

    public (float X, float Y) To { get; init; } = (0.62f, 0.44f);

    public bool Deck { get; init; }

    public float Sky { get; init; } = 0.55f;

    public Film Film { get; init; } = Film.Mono with { Grain = 0.03f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => Air(at, canvas.Aspect, seed));
        canvas.Paint(0, Horizon, canvas.Aspect + 1, 1,
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) => Water(at, under, canvas.Aspect, seed));
        for (var i = Posts - 1; i >= 0; i--)
            PaintPost(canvas, dice, MathF.Pow((float)i / Posts, 0.55f));
        if (Deck)
            PaintDeck(canvas);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Air(in Spot at, float aspect, int seed)
    {
        var streak = Painting.Sky.Layer(at, Horizon + 0.01f, aspect * To.X, 0.5f, 5f, seed);
        var tone = 0.16f + at.Y / Horizon * 0.6f + (streak - 0.5f) * Sky * 0.6f;
        return new Rgb(tone, tone, tone);
    }

    [MethodImpl(Compile.AtOnce)]
    private Rgb Water(in Spot at, Rgb under, float aspect, int seed)
    {
        var depth = at.Y - Horizon;
        var silk = Noise.Fbm(at.X * 1.2f, at.Y * 14f, 4, seed + 4) * 0.05f;
        var glow = Exp(Abs(at.X - aspect * To.X) * -1.2f) * 0.2f;
        var tone = 0.84f - Sqrt(Max(depth, 0f)) * 0.66f + silk + glow;
        Rgb water = new(tone, tone, tone);
        return under.To(water, Smooth(-0.03f, 0.04f, depth));
    }

    private void PaintPost(Canvas canvas, Dice dice, float away)
    {
        var (x, foot) = ((From.X + (To.X - From.X) * away) * canvas.Aspect, From.Y + (To.Y - From.Y) * away);
        var scale = (foot - Horizon + 0.015f) * 1.6f;
        var (wide, tall) = (0.026f * scale, (Deck ? 0.3f : 0.3f * dice.Between(0.7f, 1.15f)) * scale);
        var (lean, seed) = (Deck ? 0 : dice.Around() * 0.03f, dice.Below(9999));
        canvas.Paint(x - wide * 3, foot - tall, x + wide * 3, foot + tall, [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb under) =>
        {
            var up = foot - at.Y;
            var d = (at.X - x - up * lean) / wide;
            var wood = Smooth(1f, 0.85f, Abs(d)) * Smooth(-0.004f * scale, 0.004f * scale, up) * Smooth(tall + 0.002f, tall - 0.002f, up);
            var grain = Noise.At(d * 3f, up * (60f / scale), seed) * 0.06f;
            var tone = 0.09f + grain + Smooth(0.2f, -0.8f, d) * 0.15f + away * 0.28f;
            var mirror = Smooth(1.15f, 0.6f, Abs(d)) * Smooth(tall, 0f, -up) * Where(up < 0f, 1f, 0f) * (0.6f - away * 0.3f);
            return (under * (1f - mirror * 0.8f)).To(new Rgb(tone, tone, tone), wood);
        });
    }

    private void PaintDeck(Canvas canvas)
    {
        var (x0, y0) = (From.X * canvas.Aspect, From.Y);
        var (x1, y1) = (To.X * canvas.Aspect, To.Y);
        for (var i = 0; i < 60; i++)
        {
            var (a, b) = (i / 60f, (i + 1) / 60f);
            float Up(float t) => 0.3f * 1.6f * ((y0 + (y1 - y0) * t) - Horizon + 0.015f);
            float Wide(float t) => 0.05f * (y0 + (y1 - y0) * t - Horizon + 0.012f);
            canvas.Line(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a - Up(a), x0 + (x1 - x0) * b, y0 + (y1 - y0) * b - Up(b), Wide(a),
                Wide(b), Color.Mix(0x141414, 0x6A6A6A, a));
        }
    }
}
