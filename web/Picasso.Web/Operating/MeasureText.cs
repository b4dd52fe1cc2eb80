using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Picasso.Localization;

namespace Picasso.Web.Operating;

/// <summary>Formats numbers and times for operators.</summary>
internal static class MeasureText
{
    private static NumberFormatInfo Numbers => SiteLanguages.Current.Numbers;

    /// <summary>Three significant digits: "0.012", "3.46", "128", "12,345"; "0,012" in German.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.01 => value.ToString("0.####", Numbers),
        < 1 => value.ToString("0.###", Numbers),
        < 10 => value.ToString("0.##", Numbers),
        < 100 => value.ToString("0.#", Numbers),
        _ => value.ToString("#,0", Numbers),
    };

    /// <summary>"850 µs", "12.3 ms", "4.2 s".</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 1 => $"{Number(milliseconds * 1000)} µs",
        < 1000 => $"{Number(milliseconds)} ms",
        _ => $"{Number(milliseconds / 1000)} s",
    };

    /// <summary>A time of today to the millisecond; script shows it in the reader's time zone.</summary>
    public static string Clock(Timestamp at) => at.ToDateTimeOffset().ToString("HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A time of today to the minute; script shows it in the reader's time zone.</summary>
    public static string Minute(Timestamp at) => at.ToDateTimeOffset().ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A number for CSS and SVG.</summary>
    public static string Css(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
