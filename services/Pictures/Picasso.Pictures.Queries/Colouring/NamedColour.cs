namespace Picasso.Pictures.Queries.Colouring;

/// <summary>
/// The name of a colour, one of <see cref="Contracts.Colours"/>. Lightness, chroma and hue are those of Oklab, where equal steps look equal
/// (https://bottosson.github.io/posts/oklab/). Pure.
/// </summary>
internal static class NamedColour
{
    // Below this chroma people call a colour grey; in the dark they see less of it.
    private const double Colourful = 0.035, DarkColourful = 0.06;
    private const double Dark = 0.32, VeryDark = 0.2, Bright = 0.88;

    /// <summary>The identifier of an sRGB colour.</summary>
    public static string Of(byte red, byte green, byte blue)
    {
        var (lightness, chroma, hue) = Oklch(Linear(red), Linear(green), Linear(blue));
        if (lightness < VeryDark || (lightness < Dark && chroma < DarkColourful))
            return "black";
        if (chroma < Colourful)
            return lightness > Bright ? "white" : "grey";
        return Hued(lightness, chroma, hue);
    }

    // Brown is a dark or dull orange or yellow, pink a light red or purple.
    private static string Hued(double lightness, double chroma, double hue) => hue switch
    {
        < 15 or >= 345 => lightness >= 0.65 ? "pink" : "red",
        < 40 => lightness >= 0.78 && chroma < 0.12 ? "pink" : chroma < 0.08 ? "brown" : "red",
        < 75 => lightness < 0.62 || chroma < 0.11 ? "brown" : "orange",
        < 95 => lightness < 0.58 || chroma < 0.07 ? "brown" : "yellow",
        < 113 => lightness < 0.58 || chroma < 0.07 ? "green" : "yellow",
        < 165 => "green",
        < 218 => "turquoise",
        < 285 => "blue",
        < 330 => "purple",
        _ => lightness >= 0.6 ? "pink" : "purple",
    };

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static (double Lightness, double Chroma, double Hue) Oklch(double red, double green, double blue)
    {
        var l = Math.Cbrt((0.4122214708 * red) + (0.5363325363 * green) + (0.0514459929 * blue));
        var m = Math.Cbrt((0.2119034982 * red) + (0.6806995451 * green) + (0.1073969566 * blue));
        var s = Math.Cbrt((0.0883024619 * red) + (0.2817188376 * green) + (0.6299787005 * blue));
        var a = (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s);
        var b = (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s);
        var hue = Math.Atan2(b, a) * 180 / Math.PI;
        return ((0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s), Math.Sqrt((a * a) + (b * b)), hue < 0 ? hue + 360 : hue);
    }
}
