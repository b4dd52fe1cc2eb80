using Microsoft.Extensions.Options;
using Picasso.Imaging;
using Picasso.Kernel;

namespace Picasso.Users.SettingAvatars;

/// <summary>Makes a small square of an uploaded picture. The format is recognised by the bytes alone.</summary>
internal sealed class AvatarImage(PictureImager imager, IOptions<AvatarOptions> options)
{
    /// <summary>Maximum size in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const string Allowed = "A profile picture is a JPEG, PNG or WebP file.";

    // A profile picture from a phone or camera needs a tenth of both.
    private const long MaxMemory = 128L * 1024 * 1024;
    private static readonly TimeSpan s_processorTime = TimeSpan.FromSeconds(1);

    private readonly PictureLimits _limits = new(options.Value.MaxPixels, MinSide: 1, s_processorTime, MaxMemory);

    /// <summary>The picture's middle as WebP: upright, sRGB, without metadata.</summary>
    /// <exception cref="DomainException">"avatar_too_large" or "avatar_invalid"; or too many pictures are waiting.</exception>
    public async Task<byte[]> RenderAsync(UserId personId, byte[] image, CancellationToken cancellationToken)
    {
        if (image.Length > MaxBytes)
            throw TooLarge("A profile picture has at most 2 MiB.");
        try
        {
            if (!IsAllowed(image))
                throw NotAllowed(image);
            var order = new ImagingOrder(personId.Value, () => new MemoryStream(image, writable: false), ImagingPurpose.Avatar, _limits);
            return (await imager.ProcessAsync(order, cancellationToken)).Renditions[0].Bytes;
        }
        catch (DomainException refused) when (refused.Error.Kind == DomainErrorKind.Invalid)
        {
            throw refused.Error.Reason switch
            {
                "picture_too_large" or "picture_too_costly" => TooLarge(refused.Error.Message),
                "not_a_picture" => Invalid($"This file is not a picture. {Allowed}"),
                _ => Invalid(refused.Error.Message),
            };
        }
    }

    // A kind that is recognised is named, with what to export.
    private DomainException NotAllowed(byte[] image)
    {
        imager.RefuseByBeginning(image, image.Length, _limits);
        return Invalid(Allowed);
    }

    private static bool IsAllowed(ReadOnlySpan<byte> image) => image is
        [0xFF, 0xD8, 0xFF, ..] or
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] or
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..];

    private static DomainException TooLarge(string message) => DomainError.Invalid("avatar_too_large", message, "image").ToException();

    private static DomainException Invalid(string message) => DomainError.Invalid("avatar_invalid", message, "image").ToException();
}
