using System.Globalization;
using Picasso.Kernel;

namespace Picasso.Pictures.Describing;

/// <summary>
/// Makes camera data of what a file says. Anybody can write anything into a file: a value that is no plain text, no number, or outside of what cameras can do is
/// left out, and the others stay. Pure.
/// </summary>
public static class CameraRules
{
    /// <summary>Longest name of a camera or lens.</summary>
    public const int MaxName = 100;

    /// <summary>How far the clock of a camera may be ahead: time zones differ by 26 hours.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromHours(26);

    private const decimal Nanoseconds = 1_000_000_000;

    // The first photograph.
    private static readonly DateTime s_earliest = new(1826, 1, 1);
    private static readonly TextRule s_name = new(MaxName) { RefusesInvisible = true };

    /// <summary>The valid values; null when there are none.</summary>
    /// <param name="tags">Values by the names of EXIF: "Make", "ExposureTime".</param>
    /// <param name="now">The time: no photo was taken later.</param>
    public static CameraData? Read(IReadOnlyDictionary<string, string> tags, DateTimeOffset now)
    {
        var data = new CameraData(
            Camera(Name(tags, "Make"), Name(tags, "Model")),
            Name(tags, "LensModel"),
            // From 1/1,000,000 s to a day; f/0.5 to f/128; ISO 1 to 10,000,000; 1 mm to 10 m.
            Number(tags, "ExposureTime", Nanoseconds, 1_000, 86_400 * Nanoseconds),
            (int?)Number(tags, "FNumber", 100, 50, 12_800),
            (int?)Number(tags, "ISOSpeedRatings", 1, 1, 10_000_000),
            (int?)Number(tags, "FocalLength", 10, 10, 100_000),
            Time(tags, now));
        return data == CameraData.None ? null : data;
    }

    // Most makers write their name into the model too.
    private static string? Camera(string? make, string? model)
    {
        if (make is null || model is null)
            return model ?? make;
        var maker = make.Split(' ')[0];
        return model.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? model : Plain($"{make} {model}") ?? model;
    }

    private static string? Name(IReadOnlyDictionary<string, string> tags, string tag) => tags.TryGetValue(tag, out var text) ? Plain(text) : null;

    private static string? Plain(string text) => s_name.Apply(text, out var name) is null ? name : null;

    private static long? Number(IReadOnlyDictionary<string, string> tags, string tag, decimal unit, decimal least, decimal most)
    {
        if (!tags.TryGetValue(tag, out var text) || Fraction(text) is not { } value || value > most / unit)
            return null;
        var number = Math.Round(value * unit, MidpointRounding.AwayFromZero);
        return number >= least && number <= most ? (long)number : null;
    }

    /// <summary>"10/2500" or "400". EXIF has 32 bits for each.</summary>
    private static decimal? Fraction(string text)
    {
        var parts = text.Split('/', 3);
        if (parts.Length > 2 || Whole(parts[0]) is not { } above)
            return null;
        if (parts.Length == 1)
            return above;
        return Whole(parts[1]) is > 0 and var below ? (decimal)above / below : null;
    }

    private static uint? Whole(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Time(IReadOnlyDictionary<string, string> tags, DateTimeOffset now)
    {
        var isTime = DateTime.TryParseExact(
            tags.GetValueOrDefault("DateTimeOriginal"), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var taken);
        return isTime && taken >= s_earliest && taken <= now.UtcDateTime + MaxAhead ? taken.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : null;
    }
}
