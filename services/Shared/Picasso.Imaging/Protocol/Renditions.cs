namespace Picasso.Imaging.Protocol;

/// <summary>What a worker makes, and the service expects.</summary>
internal static class Renditions
{
    /// <summary>Widest preview.</summary>
    public const int MaxWidth = 1280;

    /// <summary>Height of a preview, at most, as a multiple of its nominal width: WebP ends at 16,383 pixels.</summary>
    public const int MaxAspect = 4;

    /// <summary>
    /// Longest side of a preview, as a multiple of its nominal width: 15,360 pixels, and an area that is within the one that
    /// <see cref="MaxAspect"/> leads to.
    /// </summary>
    public const int MaxStretch = 12;

    /// <summary>Width of the smallest preview, which carries no mark.</summary>
    public const int Unmarked = 320;

    /// <summary>Longest placeholder in bytes.</summary>
    public const int MaxPlaceholder = 300;

    /// <summary>Side of the grey copy.</summary>
    public const int GreySide = 64;

    /// <summary>Bytes of the colour copy, which is as large as the grey one.</summary>
    public const int ColourBytes = GreySide * GreySide * 3;

    /// <summary>Side of a profile picture.</summary>
    public const int AvatarSide = 256;

    /// <summary>Most bytes of one rendition: as many as its pixels take uncompressed, and some for the header.</summary>
    public const int MaxBytes = (MaxWidth * MaxWidth * MaxAspect * 3) + 4096;

    /// <summary>
    /// What a preview has to fit into. It is as wide as its nominal width and up to four times as high. Of a panorama or a tall picture beyond
    /// that the short side stays at a quarter of the nominal width, so that its content can be seen, until the long side is at its bound.
    /// </summary>
    /// <param name="nominal">One of <see cref="Widths"/>.</param>
    /// <param name="width">Of the original, upright.</param>
    /// <param name="height">Of the original, upright.</param>
    public static (int Width, int Height) BoxFor(int nominal, int width, int height)
    {
        if (width > (long)height * MaxAspect)
            return (nominal * MaxStretch, nominal / MaxAspect);
        return height > (long)width * MaxAspect * MaxAspect ? (nominal / MaxAspect, nominal * MaxStretch) : (nominal, nominal * MaxAspect);
    }

    /// <summary>Nominal widths, ascending.</summary>
    public static IReadOnlyList<int> Widths { get; } = [Unmarked, 640, MaxWidth];
}
