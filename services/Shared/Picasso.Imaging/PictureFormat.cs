namespace Picasso.Imaging;

/// <summary>The supported formats. The numbers are part of the worker's protocol.</summary>
public enum PictureFormat
{
    /// <summary>JPEG.</summary>
    Jpeg = 1,

    /// <summary>PNG.</summary>
    Png = 2,

    /// <summary>WebP.</summary>
    WebP = 3,

    /// <summary>TIFF and BigTIFF.</summary>
    Tiff = 4,

    /// <summary>GIF.</summary>
    Gif = 5,

    /// <summary>AVIF.</summary>
    Avif = 6,
}

/// <summary>Properties of a format.</summary>
public static class PictureFormats
{
    /// <summary>The media type, for example "image/jpeg".</summary>
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
