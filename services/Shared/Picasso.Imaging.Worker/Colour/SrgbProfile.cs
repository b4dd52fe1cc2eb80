using System.Buffers.Binary;

namespace Picasso.Imaging.Worker.Colour;

/// <summary>
/// Recognises ICC profiles that describe sRGB, by their values and not by their name: a conversion by one of them changes no pixel by more than
/// rounding, and takes as long as decoding.
/// </summary>
internal static class SrgbProfile
{
    private const int MaxTags = 100;
    private const int MaxLength = 64 * 1024;

    // sRGB's primaries adapted to D50, as profiles store them: X, Y and Z of red, green, blue.
    private static readonly (string Tag, double[] Xyz)[] s_primaries =
    [
        ("rXYZ", [0.4361, 0.2225, 0.0139]), ("gXYZ", [0.3851, 0.7169, 0.0971]), ("bXYZ", [0.1431, 0.0606, 0.7139]),
    ];

    public static bool Matches(ReadOnlySpan<byte> profile)
    {
        if (profile.Length is < 132 or > MaxLength || !profile[16..20].SequenceEqual("RGB "u8) || !profile[20..24].SequenceEqual("XYZ "u8))
            return false;
        // Tables have precedence over primaries and curves.
        if (!Find(profile, "A2B0").IsEmpty || !Find(profile, "A2B1").IsEmpty || !Find(profile, "D2B0").IsEmpty)
            return false;
        foreach (var (tag, xyz) in s_primaries)
        {
            if (!IsNear(Find(profile, tag), xyz))
                return false;
        }

        return IsSrgbCurve(Find(profile, "rTRC")) && IsSrgbCurve(Find(profile, "gTRC")) && IsSrgbCurve(Find(profile, "bTRC"));
    }

    /// <summary>The data of a tag; empty when it is missing.</summary>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> profile, string name)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[128..]), MaxTags);
        for (var at = 132; count > 0 && at + 12 <= profile.Length; at += 12, count--)
        {
            if (System.Text.Encoding.ASCII.GetString(profile.Slice(at, 4)) != name)
                continue;
            var (start, length) = (BinaryPrimitives.ReadUInt32BigEndian(profile[(at + 4)..]), BinaryPrimitives.ReadUInt32BigEndian(profile[(at + 8)..]));
            return start + (ulong)length <= (ulong)profile.Length ? profile.Slice((int)start, (int)length) : [];
        }

        return [];
    }

    private static bool IsNear(ReadOnlySpan<byte> tag, double[] xyz)
    {
        const double Near = 0.001;
        if (tag.Length < 20)
            return false;
        for (var i = 0; i < 3; i++)
        {
            if (Math.Abs(Fixed(tag, 8 + (4 * i)) - xyz[i]) > Near)
                return false;
        }

        return true;
    }

    private static bool IsSrgbCurve(ReadOnlySpan<byte> tag)
    {
        // Half of one step of eight bits.
        const double Near = 0.5 / 255;
        for (var value = 0; value < 256; value++)
        {
            if (Evaluate(tag, value / 255.0) is not { } light || Math.Abs(TransferCurve.LightToSrgb(light) - (value / 255.0)) > Near)
                return false;
        }

        return true;
    }

    /// <summary>Light for a value; null for curve types that sRGB profiles do not use.</summary>
    private static double? Evaluate(ReadOnlySpan<byte> tag, double value)
    {
        if (tag.Length >= 32 && tag.StartsWith("para"u8) && BinaryPrimitives.ReadUInt16BigEndian(tag[8..]) == 3)
        {
            var (power, a, b, c, d) = (Fixed(tag, 12), Fixed(tag, 16), Fixed(tag, 20), Fixed(tag, 24), Fixed(tag, 28));
            return value >= d ? Math.Pow((a * value) + b, power) : c * value;
        }

        if (tag.Length < 12 || !tag.StartsWith("curv"u8))
            return null;
        var count = BinaryPrimitives.ReadUInt32BigEndian(tag[8..]);
        if (count < 2 || 12 + (2UL * count) > (ulong)tag.Length)
            return null;
        var place = value * (count - 1);
        var low = (int)Math.Min(Math.Floor(place), count - 2);
        var (left, right) = (Entry(tag, low), Entry(tag, low + 1));
        return (left + ((right - left) * (place - low))) / ushort.MaxValue;
    }

    private static double Entry(ReadOnlySpan<byte> tag, int index) => BinaryPrimitives.ReadUInt16BigEndian(tag[(12 + (2 * index))..]);

    private static double Fixed(ReadOnlySpan<byte> tag, int at) => BinaryPrimitives.ReadInt32BigEndian(tag[at..]) / 65_536.0;
}
