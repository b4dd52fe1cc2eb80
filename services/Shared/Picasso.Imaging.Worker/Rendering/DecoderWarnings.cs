namespace Picasso.Imaging.Worker.Rendering;

/// <summary>
/// Records whether decoders found and tolerated damage. Files without checksums (JPEG, lossy WebP, uncompressed TIFF) often decode all the same; only
/// some of the damage is detected.
/// </summary>
internal static class DecoderWarnings
{
    // Messages of libjpeg and libtiff. Warnings about unknown tags and odd headers do not concern pixels.
    private static readonly string[] s_damage = ["Corrupt JPEG data", "Premature end of JPEG", "to avoid buffer overrun", "Not enough data", "Bad code word"];
    private static volatile bool s_isDamaged;

    /// <summary>Whether there was a warning since <see cref="Reset"/>.</summary>
    public static bool IsDamaged => s_isDamaged;

    /// <summary>Resets before the next picture.</summary>
    public static void Reset() => s_isDamaged = false;

    /// <summary>A warning of libvips.</summary>
    public static void Note(string message)
    {
        if (s_damage.Any(damage => message.Contains(damage, StringComparison.OrdinalIgnoreCase)))
            s_isDamaged = true;
    }
}
