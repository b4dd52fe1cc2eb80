using System.Buffers.Binary;
using NetVips;

namespace Picasso.Pictures.Queries.Colouring;

/// <summary>
/// The pixels of a placeholder: a few hundred bytes that our own imaging wrote. A decoder runs here beside keys, so it gets the one form that imaging writes and
/// nothing else: one lossy frame, at most 32 by 32 pixels.
/// </summary>
internal static class PlaceholderPixels
{
    private const int MostBytes = 300, MostSide = 32, FirstChunk = 12, Frame = FirstChunk + 8, Header = Frame + 10, Channels = 3;

    /// <summary>Red, green and blue of each pixel; empty when it is no such placeholder.</summary>
    /// <param name="placeholder">A WebP, Base64.</param>
    public static byte[] Read(string placeholder)
    {
        var bytes = new byte[MostBytes];
        if (!Convert.TryFromBase64String(placeholder, bytes, out var length) || !IsLossyFrame(bytes.AsSpan(0, length)))
            return [];
        try
        {
            using var picture = Image.WebploadBuffer(bytes[..length]);
            return picture is { Bands: Channels, Width: <= MostSide, Height: <= MostSide } ? picture.WriteToMemory<byte>() : [];
        }
        // Damaged: the picture is shown everywhere but among those of a colour.
        catch (VipsException)
        {
            return [];
        }
    }

    // RFC 9649: "RIFF", size, "WEBP", then a single chunk "VP8 ". RFC 6386: a key frame has its size behind a tag of 3 and a start code of 3 bytes.
    private static bool IsLossyFrame(ReadOnlySpan<byte> file) =>
        file.Length > Header && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBPVP8 "u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(file[(FirstChunk + 4)..]) is var size && size <= file.Length - Frame && size + 1 >= file.Length - Frame
        && file[(Frame + 3)..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
        && BinaryPrimitives.ReadUInt16LittleEndian(file[(Frame + 6)..]) is > 0 and <= MostSide
        && BinaryPrimitives.ReadUInt16LittleEndian(file[(Frame + 8)..]) is > 0 and <= MostSide;
}
