namespace Picasso.Imaging.Worker.Rendering;

/// <summary>
/// The mark's word as lines of one thickness: capitals of geometric construction, widely spaced. Lengths are in heights of a capital, from the word's top
/// left.
/// </summary>
internal static class MarkLetters
{
    private const double Space = 0.36;
    private const double Margin = 0.25;
    private const double Quarter = Math.PI / 2;

    private static readonly List<Stroke> s_strokes = [];

    static MarkLetters()
    {
        var left = 0.0;
        foreach (var (strokes, width) in new[] { P, I, C, A, S, S, O })
        {
            s_strokes.AddRange(strokes.Select(stroke => stroke with { X = stroke.X + left }));
            left += width + Space;
        }

        Width = left - Space;
    }

    /// <summary>Width of the word.</summary>
    public static double Width { get; }

    private static (Stroke[] Strokes, double Width) P =>
        ([Line(0, 0, 0, 1), Line(0, 0, 0.28, 0), Line(0, 0.56, 0.28, 0.56), Arc(0.28, 0.28, 0.28, -Quarter, Quarter)], 0.56);

    private static (Stroke[] Strokes, double Width) I => ([Line(0, 0, 0, 1)], 0);

    private static (Stroke[] Strokes, double Width) C => ([Arc(0.5, 0.5, 0.5, 0.52 * Quarter, 3.48 * Quarter)], 0.84);

    private static (Stroke[] Strokes, double Width) A => ([Line(0, 1, 0.42, 0), Line(0.42, 0, 0.84, 1), Line(0.14, 0.667, 0.7, 0.667)], 0.84);

    private static (Stroke[] Strokes, double Width) S =>
        ([Arc(0.26, 0.245, 0.245, 1 * Quarter, 3.7 * Quarter), Arc(0.26, 0.745, 0.255, -1 * Quarter, 1.7 * Quarter)], 0.52);

    private static (Stroke[] Strokes, double Width) O => ([Arc(0.5, 0.5, 0.5, 0, 4 * Quarter)], 1);

    /// <summary>The distance of a position from the middle of the nearest line; the greatest number farther than a quarter of a height from the word.</summary>
    public static double DistanceTo(double x, double y)
    {
        if (x < -Margin || y < -Margin || x > Width + Margin || y > 1 + Margin)
            return double.MaxValue;
        var least = double.MaxValue;
        foreach (var stroke in s_strokes)
            least = Math.Min(least, stroke.DistanceTo(x - stroke.X, y));
        return least;
    }

    private static Stroke Line(double x, double y, double toX, double toY) => new(x, y, toX - x, toY - y, 0, 0, 0);

    // Angles grow clockwise, from the right.
    private static Stroke Arc(double x, double y, double radius, double from, double to) => new(x, y, 0, 0, radius, from, to);

    /// <summary>A line from its position, or an arc around it.</summary>
    private sealed record Stroke(double X, double Y, double Across, double Down, double Radius, double From, double To)
    {
        /// <param name="x">From <see cref="X"/>.</param>
        /// <param name="y">From the word's top.</param>
        public double DistanceTo(double x, double y) => Radius > 0 ? ToArc(x, y - Y) : ToLine(x, y - Y);

        private double ToLine(double x, double y)
        {
            var along = Math.Clamp(((x * Across) + (y * Down)) / ((Across * Across) + (Down * Down)), 0, 1);
            return Math.Sqrt(Square(x - (along * Across)) + Square(y - (along * Down)));
        }

        private double ToArc(double x, double y)
        {
            var angle = Math.Atan2(y, x) - From;
            angle -= Math.Floor(angle / Math.Tau) * Math.Tau;
            return angle <= To - From
                ? Math.Abs(Math.Sqrt(Square(x) + Square(y)) - Radius)
                : Math.Sqrt(Math.Min(ToEnd(x, y, From), ToEnd(x, y, To)));
        }

        private double ToEnd(double x, double y, double angle) => Square(x - (Radius * Math.Cos(angle))) + Square(y - (Radius * Math.Sin(angle)));

        private static double Square(double value) => value * value;
    }
}
