namespace Picasso.Imaging.Worker.Colour;

/// <summary>Matrices of 3 × 3 numbers, row by row.</summary>
internal static class Matrix
{
    public static double[] Multiply(double[] left, double[] right)
    {
        var product = new double[9];
        for (var i = 0; i < 9; i++)
        {
            for (var k = 0; k < 3; k++)
                product[i] += left[(i / 3 * 3) + k] * right[(k * 3) + (i % 3)];
        }

        return product;
    }

    public static (double First, double Second, double Third) Apply(double[] m, double a, double b, double c) =>
        ((m[0] * a) + (m[1] * b) + (m[2] * c), (m[3] * a) + (m[4] * b) + (m[5] * c), (m[6] * a) + (m[7] * b) + (m[8] * c));

    /// <summary>Null when there is no inverse.</summary>
    public static double[]? Invert(double[] m)
    {
        double[] cofactors =
        [
            (m[4] * m[8]) - (m[5] * m[7]), (m[2] * m[7]) - (m[1] * m[8]), (m[1] * m[5]) - (m[2] * m[4]),
            (m[5] * m[6]) - (m[3] * m[8]), (m[0] * m[8]) - (m[2] * m[6]), (m[2] * m[3]) - (m[0] * m[5]),
            (m[3] * m[7]) - (m[4] * m[6]), (m[1] * m[6]) - (m[0] * m[7]), (m[0] * m[4]) - (m[1] * m[3]),
        ];
        var determinant = (m[0] * cofactors[0]) + (m[1] * cofactors[3]) + (m[2] * cofactors[6]);
        return Math.Abs(determinant) < 1e-9 ? null : [.. cofactors.Select(cofactor => cofactor / determinant)];
    }
}
