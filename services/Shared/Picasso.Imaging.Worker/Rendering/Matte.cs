using NetVips;

namespace Picasso.Imaging.Worker.Rendering;

/// <summary>Composes a transparent picture over a visible background: white, or dark when most of it would vanish on white.</summary>
internal static class Matte
{
    private const byte White = 255;
    private const byte Dark = 40;

    /// <summary>A channel with a smaller difference from the background is invisible.</summary>
    private const int LeastContrast = 24;

    private const double MostVanished = 0.5;

    /// <param name="picture">sRGB of eight bits with transparency.</param>
    public static Image Flatten(Image picture)
    {
        using var memory = picture.CopyMemory();
        using var flat = memory.Flatten(background: [GroundFor(memory.WriteToMemory<byte>(), memory.Bands)]);
        return flat.CopyMemory();
    }

    internal static byte GroundFor(ReadOnlySpan<byte> pixels, int bands)
    {
        var (onWhite, onDark) = (Vanished(pixels, bands, White), Vanished(pixels, bands, Dark));
        return onWhite > MostVanished && onDark < onWhite ? Dark : White;
    }

    /// <summary>The fraction of the visible pixels that have the background's colour.</summary>
    private static double Vanished(ReadOnlySpan<byte> pixels, int bands, byte ground)
    {
        var (all, vanished) = (0L, 0L);
        for (var at = 0; at < pixels.Length; at += bands)
        {
            int opacity = pixels[at + bands - 1];
            all += opacity;
            var contrast = 0;
            for (var band = 0; band < bands - 1; band++)
                contrast = Math.Max(contrast, Math.Abs(pixels[at + band] - ground));
            vanished += contrast < LeastContrast ? opacity : 0;
        }

        return all == 0 ? 0 : (double)vanished / all;
    }
}
