using NetVips;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Flat illustrations made on the spot: where their shapes lie follows from a seed, their colours from a palette.</summary>
internal static class Drawings
{
    private const int Colours = 6;
    private const int Scale = 2;

    /// <summary>Colours that can be distinguished.</summary>
    public static double[][] Palette(int seed)
    {
        var random = new Random(seed);
        var palette = new List<double[]>();
        while (palette.Count < Colours)
        {
            double[] colour = [random.Next(256), random.Next(256), random.Next(256)];
            if (palette.All(other => other.Zip(colour, (one, two) => Math.Abs(one - two)).Sum() > 150))
                palette.Add(colour);
        }

        return [.. palette];
    }

    /// <summary>A drawing; <paramref name="moved"/> shifts one of its shapes by a tenth of the width.</summary>
    public static Image Draw(int seed, double[][]? palette = null, bool moved = false)
    {
        palette ??= Palette(seed);
        var random = new Random(seed * 31);
        var (width, height) = (random.Next(3) switch { 0 => (900, 1200), 1 => (1200, 900), _ => (1000, 1000) });
        using var ground = (Image.Black(width * Scale, height * Scale, bands: 3) + palette[0]).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var drawn = ground.Mutate(canvas =>
        {
            foreach (var (at, shape) in Shapes(seed, random, width * Scale, height * Scale).Index())
                Put(canvas, palette[1 + (at % (Colours - 1))], moved && at == 2 ? shape with { X = shape.X + (width * Scale / 10) } : shape);
        });
        return drawn.Resize(1.0 / Scale).CopyMemory();
    }

    private static List<Shape> Shapes(int seed, Random random, int width, int height) => (seed % 5) switch
    {
        // A poster of large shapes, a face or badge, a row of houses, a grid of icons, line art.
        0 => [.. Enumerable.Range(0, 9).Select(_ => new Shape(random.Next(2) == 0, random.Next(width), random.Next(height), random.Next(width / 12, width / 4), random.Next(height / 12, height / 4)))],
        1 => [.. Enumerable.Range(0, 12).Select(at => new Shape(true, (width / 2) + random.Next(-width / 3, width / 3), (height / 2) + random.Next(-height / 3, height / 3), at == 0 ? width / 3 : random.Next(width / 40, width / 9), 0))],
        2 => [.. Enumerable.Range(0, 14).Select(at => new Shape(false, at * width / 14, height - (random.Next(height / 8, height * 3 / 4)), width / 14, height))],
        3 => [.. Enumerable.Range(0, 24).Select(at => new Shape(random.Next(2) == 0, ((at % 6) * width / 6) + (width / 12), ((at / 6) * height / 4) + (height / 8), random.Next(width / 40, width / 14), random.Next(height / 40, height / 10)))],
        _ => [.. Enumerable.Range(0, 18).Select(_ => random.Next(2) == 0
            ? new Shape(false, random.Next(width), random.Next(height), random.Next(width / 6, width / 2), 14)
            : new Shape(false, random.Next(width), random.Next(height), 14, random.Next(height / 6, height / 2)))],
    };

    private static void Put(MutableImage canvas, double[] ink, Shape shape)
    {
        if (shape.IsCircle)
            canvas.DrawCircle(ink, shape.X, shape.Y, shape.Width, fill: true);
        else
            canvas.DrawRect(ink, shape.X, shape.Y, shape.Width, shape.Height, fill: true);
    }

    private sealed record Shape(bool IsCircle, int X, int Y, int Width, int Height);
}
