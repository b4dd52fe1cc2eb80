using System.Globalization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;

namespace Picasso.Web.Formatting;

/// <summary>Formats how a photo was taken in the words that cameras show.</summary>
internal static class CameraText
{
    private const decimal Nanoseconds = 1_000_000_000;

    // Above it cameras show tenths of a second.
    private const decimal LongestFraction = 0.25001m;

    /// <summary>"1/250 s", "0.5 s", "30 s"; empty when unknown, as everything here.</summary>
    public static string Exposure(Camera camera)
    {
        var seconds = camera.ExposureNanoseconds / Nanoseconds;
        return seconds switch
        {
            <= 0 => "",
            < LongestFraction => string.Create(SiteLanguages.Current.Numbers, $"1/{Math.Round(1 / seconds):0} s"),
            _ => string.Create(SiteLanguages.Current.Numbers, $"{seconds:0.#} s"),
        };
    }

    /// <summary>"f/2.8", "f/11", "f/1.78".</summary>
    public static string Aperture(Camera camera)
    {
        var number = camera.ApertureHundredths / 100m;
        return number <= 0 ? "" : $"f/{number.ToString(number < 2 ? "0.##" : "0.#", SiteLanguages.Current.Numbers)}";
    }

    /// <summary>"ISO 400".</summary>
    public static string Iso(Camera camera) => camera.Iso <= 0 ? "" : string.Create(SiteLanguages.Current.Numbers, $"ISO {camera.Iso}");

    /// <summary>"35 mm".</summary>
    public static string FocalLength(Camera camera) =>
        camera.FocalLengthTenths <= 0 ? "" : string.Create(SiteLanguages.Current.Numbers, $"{camera.FocalLengthTenths / 10m:0.#} mm");

    /// <summary>"12 May 2025, 14:30".</summary>
    public static string TakenAt(Camera camera) => DateTime.TryParseExact(
        camera.TakenAt, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToString(SiteLanguages.Current.DatePattern, SiteLanguages.Current.Dates) + SiteLanguages.Current.DateJoin + at.ToString("HH:mm", CultureInfo.InvariantCulture)
            : "";
}
