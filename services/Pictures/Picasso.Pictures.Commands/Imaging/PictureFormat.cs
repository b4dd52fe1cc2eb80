namespace Picasso.Pictures.Commands.Imaging;

/// <summary>The formats that are read.</summary>
internal enum PictureFormat
{
    Jpeg,
    Png,
    WebP,
    Tiff,
    Gif,
    Avif,
}

internal static class PictureFormats
{
    public static string MediaType(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.Png => "image/png",
        PictureFormat.WebP => "image/webp",
        PictureFormat.Tiff => "image/tiff",
        PictureFormat.Gif => "image/gif",
        PictureFormat.Avif => "image/avif",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
