namespace Picasso.Pictures.Commands.Tests.Imaging;

/// <summary>
/// What sRGB a number means, from the published formulas and matrices, apart from the code under test: BT.2087 (BT.2020 to BT.709),
/// SMPTE EG 432-1, Adobe RGB (1998), ST 2084, BT.2100 and the tone curve of BT.2390.
/// </summary>
internal static class ColourReference
{
    private const double White = 203;

    private static readonly double[] s_bt2020 = [1.660491, -0.587641, -0.072850, -0.124550, 1.132900, -0.008349, -0.018151, -0.100579, 1.118730];
    private static readonly double[] s_p3 = [1.224940, -0.224940, 0, -0.042057, 1.042057, 0, -0.019638, -0.078636, 1.098274];
    private static readonly double[] s_adobe = [1.398357, -0.398357, 0, 0, 1, 0, 0, -0.042938, 1.042938];

    /// <summary>ProPhoto's primaries with the white D50, which is adapted by the method of Bradford (published matrix to linear sRGB).</summary>
    private static readonly double[] s_proPhoto = [2.034193, -0.727420, -0.306766, -0.228811, 1.231729, -0.002922, -0.008565, -0.153273, 1.161839];

    public static double[][] Srgb(string space, double[][] numbers)
    {
        var lights = numbers.Select(number => Light(space, number)).ToArray();
        if (space is "PQ BT.2020" or "HLG BT.2020")
            ToneMap(lights);
        return [.. lights.Select(light => light.Select(value => Encode(Math.Clamp(value, 0, 1))).ToArray())];
    }

    private static double[] Light(string space, double[] number) => space switch
    {
        "sRGB" => Each(number, Decode),
        "Display P3" => Apply(s_p3, Each(number, Decode)),
        "BT.2020" => Apply(s_bt2020, Each(number, value => value < 0.08145 ? value / 4.5 : Math.Pow((value + 0.0993) / 1.0993, 1 / 0.45))),
        "BT.2020 with sRGB's curve" => Apply(s_bt2020, Each(number, Decode)),
        "Adobe RGB" => Apply(s_adobe, Each(number, value => Math.Pow(value, 2.19921875))),
        "sRGB's primaries, 1.0" => number,
        "sRGB's primaries, 1.8" => Each(number, value => Math.Pow(value, 1.8)),
        "ProPhoto" => Apply(s_proPhoto, Each(number, value => Math.Pow(value, 1.8))),
        "PQ BT.2020" => Apply(s_bt2020, Each(number, value => Pq(value) / White)),
        "HLG BT.2020" => Apply(s_bt2020, Hlg(number)),
        _ => throw new ArgumentOutOfRangeException(nameof(space)),
    };

    private static double[] Hlg(double[] number)
    {
        const double A = 0.17883277, B = 0.28466892, C = 0.55991073;
        var scene = Each(number, value => value <= 0.5 ? value * value / 3 : (Math.Exp((value - C) / A) + B) / 12);
        var luminance = (0.2627 * scene[0]) + (0.6780 * scene[1]) + (0.0593 * scene[2]);
        return Each(scene, value => 1000 / White * Math.Pow(luminance, 0.2) * value);
    }

    /// <summary>BT.2390, from the 99.9th percentile of the brightest channel to 203 cd/m².</summary>
    private static void ToneMap(double[][] lights)
    {
        // Patches are of equal size: none is as small as a thousandth.
        var peak = Math.Min(lights.Max(light => light.Max()), 10_000 / White);
        if (peak <= 1)
            return;
        foreach (var light in lights)
        {
            if (light.Max() is not (> 0 and var brightest))
                continue;
            var (top, most) = (InversePq(peak * White), InversePq(White) / InversePq(peak * White));
            var (value, knee) = (InversePq(brightest * White) / top, (1.5 * most) - 0.5);
            if (value > knee)
            {
                var t = (value - knee) / (1 - knee);
                value = (((2 * t * t * t) - (3 * t * t) + 1) * knee) + (((t * t * t) - (2 * t * t) + t) * (1 - knee)) + (((-2 * t * t * t) + (3 * t * t)) * most);
            }

            var gain = Pq(value * top) / White / brightest;
            for (var channel = 0; channel < 3; channel++)
                light[channel] *= gain;
        }
    }

    private static double Pq(double value)
    {
        var root = Math.Pow(value, 1 / 78.84375);
        return 10_000 * Math.Pow(Math.Max(root - 0.8359375, 0) / (18.8515625 - (18.6875 * root)), 1 / 0.1593017578125);
    }

    private static double InversePq(double luminance)
    {
        var root = Math.Pow(luminance / 10_000, 0.1593017578125);
        return Math.Pow((0.8359375 + (18.8515625 * root)) / (1 + (18.6875 * root)), 78.84375);
    }

    private static double Decode(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static double Encode(double light) => light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;

    private static double[] Each(double[] values, Func<double, double> map) => [.. values.Select(map)];

    private static double[] Apply(double[] m, double[] v) =>
        [.. Enumerable.Range(0, 3).Select(row => (m[3 * row] * v[0]) + (m[(3 * row) + 1] * v[1]) + (m[(3 * row) + 2] * v[2]))];
}
