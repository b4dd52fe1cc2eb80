using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Operations;
using Picasso.Web.Operating;

namespace Picasso.Web.Tests;

/// <summary>Charts say what was measured.</summary>
public class SeriesMathTests
{
    private static readonly DateTimeOffset s_from = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly SeriesMath _math = new(s_from, TimeSpan.FromSeconds(10), 4);

    private static MetricPoint At(int seconds, double value, string instance = "a") =>
        new() { At = s_from.AddSeconds(seconds).ToTimestamp(), Value = value, Instance = instance };

    private static MetricPoint Buckets(int seconds, params long[] counts) => new()
    {
        At = s_from.AddSeconds(seconds).ToTimestamp(), Instance = "a", Count = counts.Sum(), Bounds = { 1, 2 }, Buckets = { counts },
    };

    [Fact]
    public void A_level_holds_until_the_next_point_and_adds_up_over_series()
    {
        MetricSeries[] series = [new() { Points = { At(-60, 1), At(15, 3) } }, new() { Points = { At(25, 10) } }];

        _math.Level(series).ShouldBe([1, 3, 13, 13]);
    }

    [Fact]
    public void A_rate_is_the_growth_of_a_sum_and_survives_a_restart()
    {
        MetricSeries[] series = [new() { Points = { At(-60, 100), At(15, 120), At(25, 5, "b"), At(35, 15, "b") } }];

        _math.Rate(series).ShouldBe([null, 2, 0.5, 1]);
    }

    [Fact]
    public void A_quantile_is_read_from_the_buckets_of_its_slot()
    {
        MetricSeries[] series = [new() { Points = { Buckets(-60, 5, 5, 0), Buckets(15, 15, 5, 0), Buckets(25, 15, 15, 0), Buckets(35, 15, 15, 1) } }];

        _math.Quantile(series, 0.5).ShouldBe([null, 0.5, 1.5, 2]);
    }

    [Fact]
    public void Projection_lag_is_charted_as_a_time_because_positions_are_no_counts()
    {
        MetricSeries Of(string name, double value) => new() { Name = name, Tags = { ["projection"] = "pictures" }, Points = { At(-60, value) } };

        var lag = SystemMetrics.Charts([Of("picasso.projection.lag", 12_345_678), Of("picasso.projection.behind", 3)], _math).ShouldHaveSingleItem();

        (lag.Title, lag.Unit).ShouldBe(("Projection lag", "s"));
        lag.Lines.ShouldHaveSingleItem().Latest.ShouldBe(3);
    }

    [Fact]
    public void Every_chart_names_its_unit()
    {
        var series = SystemMetrics.Names.Select(name => new MetricSeries { Name = name, Points = { At(-60, 1), At(15, 2) } }).ToList();
        SystemMetrics.Charts(series, _math).ShouldAllBe(chart => chart.Unit.Length > 0);
    }

    [Fact]
    public void A_span_stands_below_the_one_that_caused_it()
    {
        TraceSpan Span(string id, string parent, int start, double duration) => new()
        {
            SpanId = id, ParentId = parent, Name = id, StartedAt = s_from.AddMilliseconds(start).ToTimestamp(), DurationMs = duration,
        };
        var waterfall = Waterfall.Of(new Trace { Spans = { 
            Span("root", "", 0, 100), Span("early", "root", 10, 40), Span("within", "early", 20, 10), Span("late", "root", 60, 20),
            Span("stray", "gone", 90, 20),
        } });

        waterfall.Bars.Select(bar => (bar.Span.SpanId, bar.Depth)).ShouldBe([("root", 0), ("early", 1), ("within", 2), ("late", 1), ("stray", 0)]);
        waterfall.DurationMs.ShouldBe(110);
        waterfall.Bars.Single(bar => bar.Span.SpanId == "early").OffsetMs.ShouldBe(10);
    }
}
