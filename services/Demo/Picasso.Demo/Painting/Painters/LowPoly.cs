using System.Runtime.CompilerServices;
namespace Picasso.Demo.Painting.Painters;

/// <summary>A landscape folded from paper triangles.</summary>
internal sealed class LowPoly : IPainter
{
    public required Ramp SkyColors { get; init; }

    public required Ramp Land { get; init; }

    public (float X, float Y) Sun { get; init; } = (0.65f, 0.3f);

    public Color SunColor { get; init; } = 0xFFF0C0;

    public int Columns { get; init; } = 30;

    public float Horizon { get; init; } = 0.5f;

    public Film Film { get; } = Film.Paper with { Vignette = 0.16f };

    public void Paint(Canvas canvas, Dice dice)
    {
        var rows = (int)(Columns / canvas.Aspect) + 2;
        var points = new (float X, float Y)[Columns + 3, rows + 2];
        var step = canvas.Aspect / Columns;
        for (var i = 0; i < points.GetLength(0); i++)
        {
            for (var j = 0; j < points.GetLength(1); j++)
                points[i, j] = ((i - 1 + dice.Between(-0.36f, 0.36f) + j % 2 * 0.5f) * step,
                    (j - 0.5f + dice.Between(-0.36f, 0.36f)) * step);
        }

        var scene = new Scene(this, canvas.Aspect, dice);
        for (var j = 0; j + 1 < points.GetLength(1); j++)
        {
            for (var i = 0; i + 1 < points.GetLength(0); i++)
            {
                var (a, b, c, d) = (points[i, j], points[i + 1, j], points[i, j + 1], points[i + 1, j + 1]);
                var odd = j % 2 == 1;
                Fold(canvas, dice, scene, a, b, odd ? d : c);
                Fold(canvas, dice, scene, odd ? a : b, c, d);
            }
        }
    }

    private static void Fold(Canvas canvas, Dice dice, Scene scene, (float X, float Y) a, (float X, float Y) b, (float X, float Y) c)
    {
        var (x, y) = ((a.X + b.X + c.X) / 3, (a.Y + b.Y + c.Y) / 3);
        var color = scene.At(x, y) * (1 + dice.Around() * 0.09f);
        var (top, lean) = (MathF.Min(a.Y, MathF.Min(b.Y, c.Y)), dice.Around() * 0.5f);
        Rgb body = color;
        canvas.Shape([a, b, c],
            [MethodImpl(Compile.AtOnce)] (in Spot at, in Rgb _) => body * ((at.Y - top) * 1.1f + (at.X - x) * lean + 0.97f));
    }

    /// <summary>What a smooth painter would have painted at a point.</summary>
    private sealed class Scene(LowPoly painter, float aspect, Dice dice)
    {
        private readonly int _seed = dice.Below(9999);

        public Color At(float x, float y)
        {
            for (var layer = 3; layer >= 0; layer--)
            {
                var depth = layer / 3f;
                var crest = painter.Horizon + depth * 0.36f - Height(x * (1.7f - depth * 0.8f), layer) * (0.34f - depth * 0.14f);
                if (y > crest)
                    return Slope(x, y, depth, layer, crest);
            }

            var d = MathF.Sqrt(MathF.Pow(x - painter.Sun.X * aspect, 2) + MathF.Pow(y - painter.Sun.Y, 2));
            var sky = painter.SkyColors.At(y / (painter.Horizon + 0.15f));
            return d < 0.085f ? painter.SunColor : Color.Mix(sky, painter.SunColor, MathF.Exp(-d * 4f) * 0.7f);
        }

        private Color Slope(float x, float y, float depth, int layer, float crest)
        {
            var lean = Height((x + 0.05f) * (1.7f - depth * 0.8f), layer) - Height((x - 0.05f) * (1.7f - depth * 0.8f), layer);
            var facing = MathF.Sign(painter.Sun.X * aspect - x) * lean;
            var snow = depth < 0.2f && y - crest < 0.1f ? 0.55f : 0;
            var body = painter.Land.At(depth) * (1f - Math.Clamp(facing, -0.5f, 0.5f) * -0.6f - (y - crest) * 0.25f);
            return Color.Mix(body, 0xF4F4F6, snow);
        }

        private float Height(float x, int layer) => Noise.Ridged(x + layer * 17f, 1f, 4, _seed + layer).First * 1.3f - 0.3f;
    }
}
