using Picasso.Web.Insights;

namespace Picasso.Web.Tests.Insights;

/// <summary>Thirty days and twelve calendar months, in UTC, of which no day is missing and none is twice.</summary>
public sealed class TimeSlotTests
{
    private static readonly DateTimeOffset s_now = new(2028, 2, 29, 23, 59, 59, TimeSpan.FromHours(-5));

    [Fact]
    public void Days_end_today_in_UTC()
    {
        var days = TimeSlot.Days(s_now);

        (days.Count, days[0].Name, days[^1].Name, days[^1].ShortName).ShouldBe((30, "1 February 2028", "1 March 2028", "1 March"));
        days.ShouldAllBe(day => day.FromDay == day.ToDay);
    }

    [Fact]
    public void Months_are_those_of_the_calendar_without_a_gap()
    {
        var months = TimeSlot.Months(s_now);

        (months.Count, months[0].Name, months[^1].Name).ShouldBe((12, "April 2027", "March 2028"));
        months.Zip(months.Skip(1)).ShouldAllBe(pair => pair.First.ToDay + 1 == pair.Second.FromDay);
        (months[10].ToDay - months[10].FromDay + 1).ShouldBe(29);
        (months[^1].ToDay - months[0].FromDay).ShouldBeLessThan(400);
    }

    [Fact]
    public void Numbers_are_added_up_by_slot_and_those_of_other_days_left_out()
    {
        var months = TimeSlot.Months(s_now);

        var sums = TimeSlot.Sum(months, [(months[0].FromDay, 2), (months[0].ToDay, 3), (months[1].FromDay, -7), (months[0].FromDay - 1, 100), (months[^1].ToDay + 1, 100)]);

        (sums[0], sums[1], sums.Skip(2).Sum()).ShouldBe((5, -7, 0));
    }

    [Fact]
    public void Bars_reach_from_zero_to_their_value_also_below_it()
    {
        var slots = TimeSlot.Days(s_now);
        var series = new BarSeries("Earnings", [.. slots.Take(3)], [30, -10, 0], value => $"{value}");

        (series.Top, series.Bottom, series.Total, series.IsEmpty).ShouldBe((30, -10, 20, false));
        series.Bar(30).ShouldBe((0, .75));
        series.Bar(-10).ShouldBe((.75, .25));
        series.Bar(0).ShouldBe((.75, 0));
        series.Summary().ShouldContain("20 in all, most in 1 February 2028 with 30");
        new BarSeries("", [.. slots.Take(2)], [0, 0], value => "").IsEmpty.ShouldBeTrue();
        new BarSeries("", [.. slots.Take(2)], [0, 0], value => "").Bar(0).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(null, null, "/me/studio/insights")]
    [InlineData("year", "0190e0a4-0000-7000-8000-000000000001", "/me/studio/insights?period=year&picture=0190e0a4-0000-7000-8000-000000000001")]
    [InlineData("<script>", "../etc", "/me/studio/insights")]
    public void An_unknown_choice_is_the_default(string? period, string? picture, string address) => InsightsChoice.Of(period, picture).Address().ShouldBe(address);
}
