using Picasso.Localization;

namespace Picasso.Web.Insights;

/// <summary>A day or month of a chart, in UTC.</summary>
/// <param name="Name">"4 May 2026", "May 2026".</param>
/// <param name="ShortName">"4 May", "May"; in the language of the reader, as the name.</param>
/// <param name="FromDay">Its first day, as the number of days since 1970-01-01.</param>
/// <param name="ToDay">Its last day.</param>
internal sealed record TimeSlot(string Name, string ShortName, int FromDay, int ToDay)
{
    private const int DaysShown = 30;
    private const int MonthsShown = 12;
    private static readonly DateOnly s_epoch = new(1970, 1, 1);

    private static Language Language => SiteLanguages.Current;

    private static string DayOfMonth => Language.DatePattern.Replace(" yyyy", "", StringComparison.Ordinal);

    /// <summary>The last thirty days, today included.</summary>
    public static IReadOnlyList<TimeSlot> Days(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return [.. Enumerable.Range(1 - DaysShown, DaysShown).Select(today.AddDays).Select(day => Of(day, day, Language.DatePattern, DayOfMonth))];
    }

    /// <summary>The last twelve calendar months, the present one included.</summary>
    public static IReadOnlyList<TimeSlot> Months(DateTimeOffset now)
    {
        var month = new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
        return [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(month.AddMonths).Select(first => Of(first, first.AddMonths(1).AddDays(-1), "MMMM yyyy", "MMMM"))];
    }

    /// <summary>Sums of numbers of days, one for each slot.</summary>
    public static IReadOnlyList<long> Sum(IReadOnlyList<TimeSlot> slots, IEnumerable<(int Day, long Value)> days)
    {
        var sums = new long[slots.Count];
        foreach (var (day, value) in days)
        {
            var index = Find(slots, day);
            if (index >= 0)
                sums[index] = checked(sums[index] + value);
        }

        return sums;
    }

    private static int Find(IReadOnlyList<TimeSlot> slots, int day)
    {
        for (var index = 0; index < slots.Count; index++)
        {
            if (day >= slots[index].FromDay && day <= slots[index].ToDay)
                return index;
        }

        return -1;
    }

    private static TimeSlot Of(DateOnly first, DateOnly last, string name, string shortName) => new(
        first.ToString(name, Language.Dates), first.ToString(shortName, Language.Dates),
        first.DayNumber - s_epoch.DayNumber, last.DayNumber - s_epoch.DayNumber);
}
