namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>ΔE2000 (CIE 142-2001, ISO/CIE 11664-6) of two colours of sRGB, each from 0 to 1.</summary>
internal static class ColourDifference
{
    public static double Of(double[] first, double[] second) => OfLab(Lab(first), Lab(second));

    public static double OfLab((double L, double A, double B) one, (double L, double A, double B) two)
    {
        var mean = Math.Pow((Math.Sqrt((one.A * one.A) + (one.B * one.B)) + Math.Sqrt((two.A * two.A) + (two.B * two.B))) / 2, 7);
        var g = 0.5 * (1 - Math.Sqrt(mean / (mean + Math.Pow(25, 7))));
        var (a1, a2) = ((1 + g) * one.A, (1 + g) * two.A);
        var (c1, c2) = (Math.Sqrt((a1 * a1) + (one.B * one.B)), Math.Sqrt((a2 * a2) + (two.B * two.B)));
        var (h1, h2) = (Hue(a1, one.B), Hue(a2, two.B));
        var isGrey = c1 * c2 == 0;
        var turn = isGrey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
        var (dL, dC, dH) = (two.L - one.L, c2 - c1, 2 * Math.Sqrt(c1 * c2) * Sin(turn / 2));
        var (l, c) = ((one.L + two.L) / 2, (c1 + c2) / 2);
        var h = isGrey ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
        var t = 1 - (0.17 * Cos(h - 30)) + (0.24 * Cos(2 * h)) + (0.32 * Cos((3 * h) + 6)) - (0.20 * Cos((4 * h) - 63));
        var sL = 1 + (0.015 * (l - 50) * (l - 50) / Math.Sqrt(20 + ((l - 50) * (l - 50))));
        var (sC, sH) = (1 + (0.045 * c), 1 + (0.015 * c * t));
        var rT = -Sin(60 * Math.Exp(-((h - 275) / 25 * ((h - 275) / 25)))) * 2 * Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7) + Math.Pow(25, 7)));
        var (x, y, z) = (dL / sL, dC / sC, dH / sH);
        return Math.Sqrt((x * x) + (y * y) + (z * z) + (rT * y * z));
    }

    private static (double L, double A, double B) Lab(double[] rgb)
    {
        var light = rgb.Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        var x = F(((0.4124564 * light[0]) + (0.3575761 * light[1]) + (0.1804375 * light[2])) / 0.95047);
        var y = F((0.2126729 * light[0]) + (0.7151522 * light[1]) + (0.0721750 * light[2]));
        var z = F(((0.0193339 * light[0]) + (0.1191920 * light[1]) + (0.9503041 * light[2])) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;

    private static double Hue(double a, double b) => a == 0 && b == 0 ? 0 : (Math.Atan2(b, a) * 180 / Math.PI) + (b < 0 ? 360 : 0);

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
