namespace Picasso.Imaging;

/// <summary>The purpose of decoding. The numbers are part of the worker's protocol.</summary>
public enum ImagingPurpose
{
    /// <summary>A listed picture: watermarked previews, a placeholder, a grey copy for comparison.</summary>
    Picture = 1,

    /// <summary>A profile picture: one square.</summary>
    Avatar = 2,

    /// <summary>Only the tags of <see cref="CameraTags"/>: no pixel is decoded.</summary>
    Camera = 3,

    /// <summary>The sizes and formats of a listed picture that are made after its upload is answered: those that <see cref="Picture"/> leaves out.</summary>
    Further = 4,
}

/// <summary>A file to decode.</summary>
/// <param name="Person">The uploader: users take turns.</param>
/// <param name="Open">Opens it as a seekable stream.</param>
/// <param name="Purpose">The purpose.</param>
/// <param name="Limits">Checked before it is decoded.</param>
public sealed record ImagingOrder(string Person, Func<Stream> Open, ImagingPurpose Purpose, PictureLimits Limits);

/// <summary>The properties of a file and its renditions.</summary>
/// <param name="Format">As sniffed.</param>
/// <param name="Width">Pixels of the original, upright.</param>
/// <param name="Height">Pixels of the original, upright.</param>
/// <param name="Grey">A grey copy of 64 × 64 bytes; only of a picture.</param>
/// <param name="Renditions">By width ascending; AVIF, WebP, JPEG at each width; without metadata.</param>
/// <param name="Placeholder">A WebP of at most 300 bytes; only of a picture.</param>
/// <param name="MayBeDamaged">The decoder found damage and continued.</param>
public sealed record ImagedFile(
    PictureFormat Format, int Width, int Height, byte[] Grey, IReadOnlyList<Rendition> Renditions, byte[] Placeholder, bool MayBeDamaged = false)
{
    /// <summary>A copy of 64 × 64 pixels in three bytes each: red, green, blue; only of a picture.</summary>
    public byte[] Colours { get; init; } = [];

    /// <summary>The tags of <see cref="CameraTags"/> as the file has them, by name; not checked at all. Empty for profile pictures.</summary>
    public IReadOnlyDictionary<string, string> Camera { get; init; } = new Dictionary<string, string>();
}

/// <summary>One rendition in memory; these are small.</summary>
public sealed record Rendition(int Width, int Height, PictureFormat Format, byte[] Bytes)
{
    /// <summary>For example "image/webp".</summary>
    public string MediaType => Format.MediaType();
}
