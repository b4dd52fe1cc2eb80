using Picasso.Web.Operating;

namespace Picasso.Web.Tests;

public sealed class ChartTests
{
    [Fact]
    public void A_value_read_off_a_histogram_names_the_bound_of_its_bucket()
    {
        var line = new ChartLine("95 % within", [4.75, 5, 0.2, 10, 12, null]) { Bounds = [1, 5, 10] };
        line.Values.Select(line.Text).ShouldBe(["up to 5", "up to 5", "up to 1", "over 10", "over 10", "–"]);
        new ChartLine("all", [4.75]).Text(4.75).ShouldBe("4.75");
    }

    [Fact]
    public void The_axis_ends_when_the_last_slot_does()
    {
        var from = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
        var chart = new Chart("Requests", "/s", [new("all", new double?[60])]) { From = from, Slot = TimeSpan.FromSeconds(15) };
        chart.At(0).ShouldBe(from);
        chart.At(0.5).ShouldBe(from.AddMinutes(7.5));
        chart.At(1).ShouldBe(from.AddMinutes(15));
    }
}
