using System.Runtime.CompilerServices;
namespace Picasso.Demo.Painting.Painters;

/// <summary>Thousands of strands of ink that follow one invisible current.</summary>
internal sealed class FlowInk : IPainter
{
    public required Ramp Inks { get; init; }

    public Color Paper { get; init; } = 0xF3EEE4;

    public int Strands { get; init; } = 2600;

    public float Scale { get; init; } = 1.3f;

    public float Curl { get; init; } = 1.1f;

    public float Width { get; init; } = 0.0042f;

    /// <summary>Radians around which the current turns.</summary>
    public float Heading { get; init; }

    public Film Film { get; init; } = Film.Paper;

    public void Paint(Canvas canvas, Dice dice)
    {
        var seed = dice.Below(9999);
        canvas.Paint([MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) =>
            (Rgb)Paper * (Noise.Fbm(at.X * 45f, at.Y * 45f, 3, seed) * 0.03f + 1f));
        var current = new Current(canvas.Aspect, Scale, Curl, Heading, seed);
        for (var i = 0; i < Strands; i++)
            PaintStrand(canvas, dice, current, (float)i / Strands);
    }

    private void PaintStrand(Canvas canvas, Dice dice, Current current, float done)
    {
        const float Step = 0.0055f;
        var (x, y) = (dice.Between(-0.1f, canvas.Aspect + 0.1f), dice.Between(-0.1f, 1.1f));
        var color = Inks.At(Math.Clamp(current.Tone(x, y) + dice.Around() * 0.2f, 0, 1)) * dice.Between(0.8f, 1.1f);
        var length = (int)(dice.Between(14, 60) * (1.1f - done * 0.4f));
        var width = Width * dice.Between(0.35f, 1.25f);
        for (var i = 0; i < length; i++)
        {
            var angle = current.Angle(x, y);
            var (nx, ny) = (x + MathF.Cos(angle) * Step, y + MathF.Sin(angle) * Step);
            var swell = MathF.Sin(MathF.PI * (i + 0.5f) / length);
            canvas.Dab((x + nx) / 2, (y + ny) / 2, width * (0.25f + 0.75f * swell), color, 0.7f);
            (x, y) = (nx, ny);
        }
    }

    /// <summary>The current, measured once on a grid.</summary>
    private sealed class Current
    {
        private const int Size = 160;
        private readonly float[] _angle = new float[Size * Size], _tone = new float[Size * Size];
        private readonly float _aspect;

        public Current(float aspect, float scale, float curl, float heading, int seed)
        {
            _aspect = aspect;
            for (var row = 0; row < Size; row++)
            {
                for (var column = 0; column < Size; column += Lane.Width)
                {
                    var x = (Lane.Steps + column) * ((aspect + 0.4f) / Size) - 0.2f;
                    var y = row * (1.4f / Size) - 0.2f;
                    var warp = Noise.At(x * scale, y * scale, seed + 4);
                    (Noise.Fbm(x * scale + warp * 0.5f, y * scale, 2, seed) * (MathF.PI * curl) + heading).Store(_angle,
                        row * Size + column);
                    (Noise.Fbm(x * scale * 0.8f + 5f, y * scale * 0.8f + warp, 2, seed + 9) * 0.6f + 0.5f).Store(_tone,
                        row * Size + column);
                }
            }
        }

        public float Angle(float x, float y) => _angle[Index(x, y)];

        public float Tone(float x, float y) => _tone[Index(x, y)];

        private int Index(float x, float y) =>
            Math.Clamp((int)((y + 0.2f) / 1.4f * Size), 0, Size - 1) * Size
                + Math.Clamp((int)((x + 0.2f) / (_aspect + 0.4f) * Size), 0, Size - 1);
    }
}
