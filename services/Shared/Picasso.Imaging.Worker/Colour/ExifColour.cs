using NetVips;

namespace Picasso.Imaging.Worker.Colour;

/// <summary>
/// Adobe RGB as cameras declare it: ColorSpace "uncalibrated" with InteroperabilityIndex "R03" (DCF 2.0), or ColorSpace 2, which is in no
/// standard and in files of several makers.
/// </summary>
internal static class ExifColour
{
    private const string Space = "exif-ifd2-ColorSpace";
    private const string Index = "exif-ifd4-InteroperabilityIndex";

    public static ColourSpace? Read(Image image) => First(image, Space) switch
    {
        "2" => ColourSpace.AdobeRgb,
        "65535" when First(image, Index) == "R03" => ColourSpace.AdobeRgb,
        _ => null,
    };

    // libvips shows "value (value as words, type, number of components, bytes)".
    private static string First(Image image, string field) =>
        image.Contains(field) && image.Get(field) is string text ? text.Split(' ', 2)[0] : "";
}
