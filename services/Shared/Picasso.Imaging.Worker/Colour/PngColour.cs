using System.Text;
using Picasso.Imaging.Costing;

namespace Picasso.Imaging.Worker.Colour;

/// <summary>
/// The colour space that a PNG declares in chunks before its pixels (PNG, third edition, 4.3): cICP, then an ICC profile, then sRGB, then
/// gAMA and cHRM.
/// </summary>
/// <param name="Declared">By cICP, or without it and without a profile by gAMA and cHRM; null for sRGB.</param>
/// <param name="IsOverProfile">An embedded profile does not count.</param>
/// <param name="IsKnown">Something is declared, if only sRGB.</param>
internal sealed record PngColour(ColourSpace? Declared, bool IsOverProfile, bool IsKnown)
{
    private const int MaxChunks = 10_000;
    private const double Unit = 100_000;

    public static PngColour Read(ByteWindow file)
    {
        long? codes = null, gamma = null, primaries = null;
        var isSrgb = false;
        var at = 8L;
        for (var chunks = 0; chunks < MaxChunks; chunks++)
        {
            var (name, length) = (Encoding.ASCII.GetString(file.Read(at + 4, 4)), file.BigEndian32(at));
            if (name == "IDAT")
                break;
            if (name == "cICP" && length == 4)
                codes = at + 8;
            else if (name == "gAMA" && length == 4)
                gamma = at + 8;
            else if (name == "cHRM" && length == 32)
                primaries = at + 8;
            isSrgb |= name == "sRGB";
            at += 12 + length;
        }

        if (codes is { } place && ColourSpace.Of(file.Byte(place), file.Byte(place + 1), file.Byte(place + 3) == 0) is { } space)
            return new(space, IsOverProfile: true, IsKnown: true);
        if (isSrgb)
            return new(null, IsOverProfile: false, IsKnown: true);
        return gamma is null && primaries is null
            ? new(null, IsOverProfile: false, IsKnown: false)
            : new(new ColourSpace(Primaries(file, primaries), Curve(file, gamma)), IsOverProfile: false, IsKnown: true);
    }

    private static Chromaticities Primaries(ByteWindow file, long? at)
    {
        if (at is not { } place)
            return Chromaticities.Bt709;
        var values = new double[8];
        for (var i = 0; i < values.Length; i++)
            values[i] = file.BigEndian32(place + (4 * i)) / Unit;
        return new(values[2], values[3], values[4], values[5], values[6], values[7], values[0], values[1]);
    }

    /// <summary>The exponent's inverse times 100,000. Writers of sRGB store about 1/2.2.</summary>
    private static TransferCurve Curve(ByteWindow file, long? at)
    {
        const double LikeSrgb = 1 / 2.2, Near = 0.01, Least = 0.05, Most = 20;
        var gamma = at is { } place ? file.BigEndian32(place) / Unit : LikeSrgb;
        return Math.Abs(gamma - LikeSrgb) <= Near || gamma is < Least or > Most ? new TransferCurve.Srgb() : new TransferCurve.Power(1 / gamma);
    }
}
