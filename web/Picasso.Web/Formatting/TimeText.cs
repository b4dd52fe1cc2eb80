using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>Formats times for display.</summary>
internal static class TimeText
{
    private static IStringLocalizer T => Localized<FrameTexts>.Texts;

    private static readonly TimeSpan s_longAgo = TimeSpan.FromDays(7);

    public static string Iso(Timestamp? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";

    /// <summary>To the millisecond, for script.</summary>
    public static string IsoExact(Timestamp? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) ?? "";

    public static string Date(Timestamp? at) => Show(at, _ => "");

    public static string DateAndTime(Timestamp? at) => Show(at, language => $"'{language.DateJoin}'HH:mm 'UTC'");

    /// <summary>To the millisecond.</summary>
    public static string Exact(Timestamp? at) => Show(at, language => $"'{language.DateJoin}'HH:mm:ss.fff 'UTC'");

    /// <summary>"November 2026".</summary>
    public static string Month(DateTimeOffset month) => month.ToString("MMMM yyyy", SiteLanguages.Current.Dates);

    /// <summary>Whether <see cref="Ago"/> is a date.</summary>
    public static bool IsLongAgo(Timestamp? at, DateTimeOffset now) => at is not null && now - at.ToDateTimeOffset() >= s_longAgo;

    /// <summary>"just now", "5 minutes ago", and a date after a week.</summary>
    public static string Ago(Timestamp? at, DateTimeOffset now)
    {
        if (at is null)
            return "";
        return (now - at.ToDateTimeOffset()) switch
        {
            { TotalMinutes: < 1 } => T["just now"],
            { TotalHours: < 1 } span => T.Count("{0} minute ago|{0} minutes ago", (int)span.TotalMinutes),
            { TotalDays: < 1 } span => T.Count("{0} hour ago|{0} hours ago", (int)span.TotalHours),
            var span when span < s_longAgo => T.Count("{0} day ago|{0} days ago", (int)span.TotalDays),
            _ => Date(at),
        };
    }

    private static string Show(Timestamp? at, Func<Language, string> time) =>
        at?.ToDateTimeOffset().ToString(SiteLanguages.Current.DatePattern + time(SiteLanguages.Current), SiteLanguages.Current.Dates) ?? "";
}
