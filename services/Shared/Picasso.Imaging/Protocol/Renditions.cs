namespace Picasso.Imaging.Protocol;

/// <summary>The renditions that a worker makes and the service expects.</summary>
internal static class Renditions
{
    /// <summary>Width of the widest preview that an upload waits for.</summary>
    public const int MaxWidth = 1280;

    /// <summary>Width of the widest preview that is made afterwards.</summary>
    public const int MaxFurtherWidth = 2560;

    /// <summary>Maximum height of a preview, as a multiple of its nominal width: WebP ends at 16,383 pixels.</summary>
    public const int MaxAspect = 4;

    /// <summary>
    /// Longest side of a preview, as a multiple of its nominal width: 15,360 pixels, with an area within the limit of <see cref="MaxAspect"/>.
    /// </summary>
    public const int MaxStretch = 12;

    /// <summary>Width of the smallest preview, which has no watermark.</summary>
    public const int Unmarked = 320;

    /// <summary>Maximum bytes of a placeholder.</summary>
    public const int MaxPlaceholder = 300;

    /// <summary>Side of the grey copy.</summary>
    public const int GreySide = 64;

    /// <summary>Bytes of the colour copy, which has the same size as the grey one.</summary>
    public const int ColourBytes = GreySide * GreySide * 3;

    /// <summary>Side of a profile picture.</summary>
    public const int AvatarSide = 256;

    /// <summary>Maximum bytes of one rendition: its uncompressed pixels and some for the header.</summary>
    public const int MaxBytes = (MaxWidth * MaxWidth * MaxAspect * 3) + 4096;

    /// <summary>The same of one that is made afterwards.</summary>
    public const int MaxFurtherBytes = (MaxFurtherWidth * MaxHeight * 3) + 4096;

    private const int MaxHeight = MaxWidth * MaxAspect;
    private const int MaxLength = MaxWidth * MaxStretch;

    /// <summary>
    /// The bounding box of a preview. It is as wide as its nominal width and up to four times as high. For a panorama or a taller picture the short
    /// side stays at a quarter of the nominal width, so that its content is visible, until the long side reaches its limit.
    /// </summary>
    /// <param name="nominal">One of <see cref="AllWidths"/>; above <see cref="MaxWidth"/> the limits in pixels are those of that width.</param>
    /// <param name="width">Width of the original, upright.</param>
    /// <param name="height">Of the original, upright.</param>
    public static (int Width, int Height) BoxFor(int nominal, int width, int height)
    {
        if (width > (long)height * MaxAspect)
            return (Math.Min(nominal * MaxStretch, MaxLength), nominal / MaxAspect);
        return height > (long)width * MaxAspect * MaxAspect
            ? (nominal / MaxAspect, Math.Min(nominal * MaxStretch, MaxLength))
            : (nominal, Math.Min(nominal * MaxAspect, MaxHeight));
    }

    /// <summary>Nominal widths that an upload waits for, ascending.</summary>
    public static IReadOnlyList<int> Widths { get; } = [Unmarked, 640, MaxWidth];

    /// <summary>Nominal widths with those that are made afterwards, ascending.</summary>
    public static IReadOnlyList<int> AllWidths { get; } = [Unmarked, 480, 640, 960, MaxWidth, 1920, MaxFurtherWidth];
}
