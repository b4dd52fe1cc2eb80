using Picasso.Web.Operating;

namespace Picasso.Services.Tests.Telemetry;

public sealed class ChartTests
{
    [Fact]
    public void A_value_of_the_last_bucket_is_said_to_be_larger_than_its_edge_and_one_within_a_bucket_to_be_near()
    {
        var line = new ChartLine("95 % within", [4.75, 10, null]) { LastEdge = 10 };
        line.Values.Select(line.Text).ShouldBe(["≈ 4.75", "> 10", "–"]);
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
