using NetVips;
using Picasso.Imaging.Costing;
using Picasso.Imaging.Worker.Rendering;

namespace Picasso.Imaging.Worker.Colour;

/// <summary>How a picture is converted to sRGB.</summary>
/// <param name="Declared">The space to convert from; null for none.</param>
/// <param name="IsEmbedded">By its embedded profile, or by a profile of libvips for kinds such as CMYK.</param>
internal sealed record PictureColour(ColourSpace? Declared, bool IsEmbedded)
{
    /// <summary>The name of libvips for an embedded ICC profile.</summary>
    private const string Profile = "icc-profile-data";

    /// <summary>Applies the precedence of each format; a picture without any declaration is treated as sRGB and not converted.</summary>
    public static PictureColour Of(Image stored, byte[] file, PictureFormat format)
    {
        if (stored.Interpretation is not (Enums.Interpretation.Srgb or Enums.Interpretation.Rgb16 or Enums.Interpretation.Bw or Enums.Interpretation.Grey16))
            return new(null, IsEmbedded: true);
        using var content = new MemoryStream(file, writable: false);
        var window = new ByteWindow(content);
        var png = format == PictureFormat.Png ? PngColour.Read(window) : null;
        if (png is not { IsOverProfile: true } && stored.Contains(Profile) && stored.Get(Profile) is byte[] profile)
            return new(null, !SrgbProfile.Matches(profile));
        var space = png is { IsKnown: true } ? png.Declared
            : (format == PictureFormat.Avif ? AvifColour.Read(window) : null) ?? ExifColour.Read(stored);
        return new(space is { IsSrgb: false } ? space : null, IsEmbedded: false);
    }
}
