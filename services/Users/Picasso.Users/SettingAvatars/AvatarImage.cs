using NetVips;
using Picasso.Kernel;

namespace Picasso.Users.SettingAvatars;

/// <summary>Makes a small square of whatever picture somebody sends. What the bytes are is decided by the bytes.</summary>
internal static class AvatarImage
{
    /// <summary>Most bytes that are looked at.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Width and height of the result in pixels.</summary>
    public const int Size = 256;

    private const long MaxPixels = 40_000_000;

    /// <summary>The picture's middle as WebP: upright, sRGB, without metadata.</summary>
    /// <exception cref="RefusedException">"avatar_too_large" or "avatar_invalid".</exception>
    public static byte[] Render(byte[] image)
    {
        if (image.Length > MaxBytes)
            throw TooLarge("A profile picture has at most 2 MiB.");
        try
        {
            using var source = Open(image);
            // Only the header was read so far: a bomb is refused before it is unpacked.
            if ((long)source.Width * source.Height > MaxPixels)
                throw TooLarge("That picture has too many pixels.");
            using var square = source.ThumbnailImage(
                Size, height: Size, crop: Enums.Interesting.Centre, outputProfile: "srgb", failOn: Enums.FailOn.Error);
            return square.WebpsaveBuffer(q: 85, keep: Enums.ForeignKeep.None);
        }
        catch (VipsException)
        {
            throw Invalid();
        }
    }

    // Each format has its own loader, so that no other (SVG, PDF, ImageMagick) is ever asked.
    private static Image Open(byte[] image) => image switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Image.JpegloadBuffer(image, failOn: Enums.FailOn.Error),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Image.PngloadBuffer(image, failOn: Enums.FailOn.Error),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
            Image.WebploadBuffer(image, failOn: Enums.FailOn.Error),
        _ => throw Invalid(),
    };

    private static RefusedException TooLarge(string message) => Refusal.Invalid("avatar_too_large", message, "image").ToException();

    private static RefusedException Invalid() =>
        Refusal.Invalid("avatar_invalid", "That is not a JPEG, PNG or WebP picture, or it is damaged.", "image").ToException();
}
