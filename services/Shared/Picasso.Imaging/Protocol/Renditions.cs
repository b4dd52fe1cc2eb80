namespace Picasso.Imaging.Protocol;

/// <summary>What a worker makes, and the service expects.</summary>
internal static class Renditions
{
    /// <summary>Widest preview.</summary>
    public const int MaxWidth = 1280;

    /// <summary>Height of a preview, at most, as a multiple of its nominal width: WebP ends at 16,383 pixels.</summary>
    public const int MaxAspect = 4;

    /// <summary>Width of the smallest preview, which carries no mark.</summary>
    public const int Unmarked = 320;

    /// <summary>Longest placeholder in bytes.</summary>
    public const int MaxPlaceholder = 300;

    /// <summary>Side of the grey copy.</summary>
    public const int GreySide = 64;

    /// <summary>Side of a profile picture.</summary>
    public const int AvatarSide = 256;

    /// <summary>Most bytes of one rendition: as many as its pixels take uncompressed, and some for the header.</summary>
    public const int MaxBytes = (MaxWidth * MaxWidth * MaxAspect * 3) + 4096;

    /// <summary>Nominal widths, ascending.</summary>
    public static IReadOnlyList<int> Widths { get; } = [Unmarked, 640, MaxWidth];
}
