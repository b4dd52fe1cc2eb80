using System.Globalization;
using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Scheduling;

/// <summary>A local time with its zone, as a form has it.</summary>
internal static class ScheduleTime
{
    /// <summary>Of the input, in the browser's own format.</summary>
    public const string Format = "yyyy-MM-ddTHH:mm";

    /// <summary>The zone without which a machine always is.</summary>
    public const string Utc = "UTC";

    private static IStringLocalizer T => Localized<ScheduleTexts>.Texts;

    /// <summary>Ids of the zones that this machine knows, UTC first.</summary>
    public static IReadOnlyList<string> Zones { get; } =
        [Utc, .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The moment, or what is wrong. A time that a zone has twice is the first of both.</summary>
    public static (DateTimeOffset At, string? Problem) Parse(string? local, string? zoneId)
    {
        if (zoneId is null || !Zones.Contains(zoneId))
            return (default, T["Choose your time zone."]);
        if (!DateTime.TryParseExact(local, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed))
            return (default, T["Enter a date and a time."]);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        if (zone.IsInvalidTime(typed))
            return (default, T["This time does not exist: clocks are put forward then. Choose another one."]);
        return (new DateTimeOffset(typed, zone.IsAmbiguousTime(typed) ? zone.GetAmbiguousTimeOffsets(typed).Max() : zone.GetUtcOffset(typed)), null);
    }
}
