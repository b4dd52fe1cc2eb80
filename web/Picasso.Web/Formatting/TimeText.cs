using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Picasso.Web.Formatting;

/// <summary>Formats times for display.</summary>
internal static class TimeText
{
    private static readonly TimeSpan s_longAgo = TimeSpan.FromDays(7);

    public static string Iso(Timestamp? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";

    /// <summary>To the millisecond, for script.</summary>
    public static string IsoExact(Timestamp? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) ?? "";

    public static string Date(Timestamp? at) => at?.ToDateTimeOffset().ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";

    public static string DateAndTime(Timestamp? at) =>
        at?.ToDateTimeOffset().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>To the millisecond.</summary>
    public static string Exact(Timestamp? at) =>
        at?.ToDateTimeOffset().ToString("d MMMM yyyy, HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Whether <see cref="Ago"/> is a date.</summary>
    public static bool IsLongAgo(Timestamp? at, DateTimeOffset now) => at is not null && now - at.ToDateTimeOffset() >= s_longAgo;

    /// <summary>"just now", "5 minutes ago", and a date after a week.</summary>
    public static string Ago(Timestamp? at, DateTimeOffset now)
    {
        if (at is null)
            return "";
        return (now - at.ToDateTimeOffset()) switch
        {
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } span => $"{CountText.Of((int)span.TotalMinutes, "minute")} ago",
            { TotalDays: < 1 } span => $"{CountText.Of((int)span.TotalHours, "hour")} ago",
            var span when span < s_longAgo => $"{CountText.Of((int)span.TotalDays, "day")} ago",
            _ => Date(at),
        };
    }
}
