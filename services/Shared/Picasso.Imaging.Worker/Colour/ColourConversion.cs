using System.Numerics;
using NetVips;

namespace Picasso.Imaging.Worker.Colour;

/// <summary>
/// Converts a picture of a declared colour space to sRGB, pixel by pixel: to linear light, through the primaries, for HDR through a tone curve, and
/// back. Colours outside of sRGB are clipped, as by a profile with a matrix.
/// </summary>
internal sealed class ColourConversion
{
    private const int SrgbSteps = ushort.MaxValue;

    /// <summary>The number of brightest pixels that may be clipped: one hot pixel does not darken a whole picture.</summary>
    private const double IgnoredPart = 0.001;
    private static readonly byte[] s_srgb = Srgb();

    private readonly ColourSpace _space;
    private readonly float[] _light;
    private readonly Vector3 _toRed, _toGreen, _toBlue;
    private readonly bool _isHlg;

    /// <param name="space">The colour space of the values.</param>
    /// <param name="matrix">Converts its linear light to that of sRGB.</param>
    /// <param name="white">The highest value.</param>
    /// <param name="range">The number of values.</param>
    private ColourConversion(ColourSpace space, double[] matrix, int white, int range)
    {
        (_space, _isHlg) = (space, space.Curve is TransferCurve.Hlg);
        (_toRed, _toGreen, _toBlue) = (Row(matrix, 0), Row(matrix, 1), Row(matrix, 2));
        _light = new float[range];
        for (var number = 0; number < range; number++)
        {
            var value = (double)number / white;
            if (space.IsNarrow)
                value = ((value * 255) - 16) / 219;
            _light[number] = (float)space.Curve.ToLight(Math.Clamp(value, 0, 1));
        }
    }

    /// <summary>The picture in sRGB: three channels of eight bits, and its transparency, if any.</summary>
    /// <param name="picture">In memory, of eight or sixteen bits.</param>
    /// <param name="bits">Bits that were stored; values of fewer than sixteen are in the upper ones.</param>
    /// <param name="space">The colour space of its values.</param>
    public static Image ToSrgb(Image picture, int bits, ColourSpace space)
    {
        if (space.Primaries.ToLinearSrgb() is not { } matrix)
            return picture.Copy();
        var isDeep = picture.Format == Enums.BandFormat.Ushort;
        var most = isDeep ? ushort.MaxValue : byte.MaxValue;
        var white = isDeep && bits is >= 8 and < 16 ? ((1 << bits) - 1) << (16 - bits) : most;
        var conversion = new ColourConversion(space, matrix, white, most + 1);
        var (bands, colours) = (picture.Bands, picture.Bands < 3 ? 1 : 3);
        var output = isDeep
            ? conversion.Convert(picture.WriteToMemory<ushort>(), bands, colours, number => (byte)(number >> 8))
            : conversion.Convert(picture.WriteToMemory<byte>(), bands, colours, number => number);
        using var pixels = Image.NewFromMemory(output, picture.Width, picture.Height, 3 + bands - colours, Enums.BandFormat.Uchar);
        using var named = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        return named.CopyMemory();
    }

    private static Vector3 Row(double[] matrix, int row) => new((float)matrix[3 * row], (float)matrix[(3 * row) + 1], (float)matrix[(3 * row) + 2]);

    private static byte[] Srgb()
    {
        var table = new byte[SrgbSteps + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = (byte)Math.Round(255 * TransferCurve.LightToSrgb((double)i / SrgbSteps));
        return table;
    }

    private static byte ToByte(float light) => s_srgb[(int)((Math.Clamp(light, 0, 1) * SrgbSteps) + 0.5f)];

    private byte[] Convert<T>(T[] numbers, int bands, int colours, Func<T, byte> alpha)
        where T : struct, IBinaryInteger<T>
    {
        var curve = _space.Curve.IsHdr ? new ToneCurve(Peak(numbers, bands, colours)) : null;
        var channels = 3 + bands - colours;
        var output = new byte[numbers.Length / bands * channels];
        for (int at = 0, to = 0; at < numbers.Length; at += bands, to += channels)
        {
            var light = Light(numbers, at, colours);
            if (curve is not null)
                light *= curve.Gain(Brightest(light));
            (output[to], output[to + 1], output[to + 2]) = (ToByte(light.X), ToByte(light.Y), ToByte(light.Z));
            for (var extra = colours; extra < bands; extra++)
                output[to + 3 + extra - colours] = alpha(numbers[at + extra]);
        }

        return output;
    }

    /// <summary>The light of sRGB's primaries; 1 is white.</summary>
    private Vector3 Light<T>(T[] numbers, int at, int colours)
        where T : struct, IBinaryInteger<T>
    {
        var step = colours == 1 ? 0 : 1;
        var light = new Vector3(
            _light[int.CreateTruncating(numbers[at])], _light[int.CreateTruncating(numbers[at + step])], _light[int.CreateTruncating(numbers[at + (2 * step)])]);
        if (_isHlg)
            light *= Display(light);
        return new(Vector3.Dot(_toRed, light), Vector3.Dot(_toGreen, light), Vector3.Dot(_toBlue, light));
    }

    /// <summary>BT.2100's OOTF: from scene light to the light of a display of 1,000 cd/m².</summary>
    private static float Display(Vector3 scene)
    {
        var luminance = Vector3.Dot(scene, new Vector3(0.2627f, 0.6780f, 0.0593f));
        const float Scale = (float)(TransferCurve.Hlg.Peak / TransferCurve.ReferenceWhite);
        return luminance <= 0 ? 0 : Scale * MathF.Pow(luminance, (float)TransferCurve.Hlg.Gamma - 1);
    }

    private static float Brightest(Vector3 light) => MathF.Max(light.X, MathF.Max(light.Y, light.Z));

    private double Peak<T>(T[] numbers, int bands, int colours)
        where T : struct, IBinaryInteger<T>
    {
        const int Steps = 4096;
        const float Most = 10_000f / (float)TransferCurve.ReferenceWhite;
        var counts = new long[Steps + 1];
        for (var at = 0; at < numbers.Length; at += bands)
            counts[(int)(MathF.Sqrt(Math.Clamp(Brightest(Light(numbers, at, colours)) / Most, 0, 1)) * Steps)]++;
        var left = (long)(numbers.Length / bands * IgnoredPart);
        var top = Steps;
        while (top > 0 && (left -= counts[top]) >= 0)
            top--;
        var edge = (top + 1.0) / Steps;
        return Most * Math.Min(1, edge * edge);
    }
}
