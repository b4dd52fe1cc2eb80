using System.Numerics;
using System.Runtime.InteropServices;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>
/// A perceptual hash of 256 bits: the signs of the 16 × 16 lowest frequencies of its brightness. Resizing and compressing flips few of them. Text
/// form: 64 lower-case hex digits; empty for a picture with too little detail, which then equals no other.
/// </summary>
internal sealed class PerceptualHash
{
    /// <summary>
    /// Maximum number of different bits between copies of one picture: measured, up to 21 after resizing, compressing, watermarking, brightening and
    /// trimming the edges. Unrelated pictures differ in some 128 ± 10.
    /// </summary>
    public const int MaxDistance = 28;

    /// <summary>Number of 16-bit pieces. With up to 15 flipped bits at least one piece is unchanged, with 28 in nine cases of ten.</summary>
    public const int Bands = 16;

    private const int Bytes = 32;
    private const byte OddColumns = 0b0101_0101;
    private readonly byte[] _bits;

    private PerceptualHash(byte[] bits) => _bits = bits;

    /// <summary>Reads the text form; null for the empty one.</summary>
    public static PerceptualHash? Parse(string text) => text.Length == 2 * Bytes ? new(Convert.FromHexString(text)) : null;

    /// <summary>From signs, most significant bit first.</summary>
    public static PerceptualHash From(ReadOnlySpan<bool> signs)
    {
        var bits = new byte[Bytes];
        for (var i = 0; i < signs.Length; i++)
            bits[i / 8] |= (byte)(signs[i] ? 0x80 >> (i % 8) : 0);
        return new(bits);
    }

    /// <summary>The pieces by which an index finds candidates, in order.</summary>
    public IReadOnlyList<int> ToBands()
    {
        var bands = new int[Bands];
        for (var i = 0; i < Bands; i++)
            bands[i] = (_bits[2 * i] << 8) | _bits[(2 * i) + 1];
        return bands;
    }

    /// <summary>The hash of the mirrored picture: odd horizontal frequencies change their sign.</summary>
    public PerceptualHash Mirrored() => new([.. _bits.Select(bits => (byte)(bits ^ OddColumns))]);

    /// <summary>Number of different bits.</summary>
    public int DistanceTo(PerceptualHash other)
    {
        var mine = MemoryMarshal.Cast<byte, ulong>(_bits);
        var its = MemoryMarshal.Cast<byte, ulong>(other._bits);
        var distance = 0;
        for (var i = 0; i < mine.Length; i++)
            distance += BitOperations.PopCount(mine[i] ^ its[i]);
        return distance;
    }

    /// <inheritdoc />
    public override string ToString() => Convert.ToHexStringLower(_bits);
}
