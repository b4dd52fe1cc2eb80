using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Picasso.EmbeddedStorage;
using Picasso.Telemetry;
using Picasso.Telemetry.Storing;

namespace Picasso.Shared.Tests.Telemetry;

/// <summary>The local store keeps the last hours, within its bounds, and finds what operators look for.</summary>
public sealed class TelemetryStoreTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-telemetry-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly TelemetryOptions _options = new();
    private readonly SqliteTelemetryStore _store;

    public TelemetryStoreTests() => _store = new(new DataDirectory(_data.FullName), Options.Create(_options), _clock);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private long Now => Microseconds.Of(_clock.GetUtcNow());

    private SpanRow Span(string trace, string span, string parent = "", string purchase = "", bool failed = false, long duration = 1000) => new()
    {
        TraceId = trace, SpanId = span, ParentId = parent, Name = $"span {span}", Kind = "server", Service = "payments", StartedAt = Now,
        Duration = duration, Failed = failed, Status = "", PurchaseId = purchase, PictureId = "", Tags = "{}",
    };

    private LogRow Line(string message, int level = 2, string trace = "") => new()
    {
        At = Now, Level = level, Category = "Picasso.Test", EventId = 7, Message = message, Exception = "", TraceId = trace, Details = "{\"Shard\":\"payments-0\"}",
    };

    private PointRow Point(string name, double value, string tags = "{}") => new()
    {
        At = Now, Instance = "here", Name = name, Unit = "s", Kind = "gauge", Tags = tags, Value = value, Count = 0, Sum = 0, Bounds = "", Buckets = "",
    };

    [Fact]
    public void A_trace_is_found_by_its_purchase_and_read_whole()
    {
        _store.Write([Span("t1", "a", purchase: "p1"), Span("t1", "b", parent: "a"), Span("t2", "c", purchase: "p2")]);

        var found = _store.ReadTraces(new TraceFilter("p1", "", false, 0), long.MaxValue, 10);

        found.Select(trace => (trace.TraceId, trace.Spans, trace.PurchaseId)).ShouldBe([("t1", 2L, "p1")]);
        _store.ReadTrace("t1").Select(span => span.SpanId).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Failed_and_slow_traces_are_distinguished_from_others()
    {
        _store.Write([Span("good", "a"), Span("bad", "b", failed: true), Span("slow", "c", duration: 5_000_000)]);

        _store.ReadTraces(new TraceFilter("", "", true, 0), long.MaxValue, 10).Select(trace => trace.TraceId).ShouldBe(["bad"]);
        _store.ReadTraces(new TraceFilter("", "", false, 1_000_000), long.MaxValue, 10).Select(trace => trace.TraceId).ShouldBe(["slow"]);
    }

    [Fact]
    public void Lines_have_every_word_and_at_least_the_level_latest_first()
    {
        _store.Write([Line("The provider did not answer", 3), Line("The provider answered", 2), Line("Nothing of it", 1), Line("100% of _ it", 4)]);

        _store.ReadLogs(["provider", "answer"], 2, "", long.MaxValue, 10).Select(line => line.Level).ShouldBe([2, 3]);
        _store.ReadLogs(["payments-0"], 3, "", long.MaxValue, 10).Select(line => line.Level).ShouldBe([4, 3]);
        _store.ReadLogs(["100%"], 0, "", long.MaxValue, 10).ShouldHaveSingleItem().Level.ShouldBe(4);
        _store.ReadLogs(["0_answer"], 0, "", long.MaxValue, 10).ShouldBeEmpty();
    }

    [Fact]
    public void Pages_of_lines_neither_overlap_nor_leave_out()
    {
        _store.Write([.. Enumerable.Range(0, 25).Select(number => Line($"line {number}"))]);

        var (seen, before) = (new List<string>(), long.MaxValue);
        while (_store.ReadLogs([], 0, "", before, 10) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(line => line.Message));
            before = page[^1].Id;
        }

        seen.ShouldBe(Enumerable.Range(0, 25).Reverse().Select(number => $"line {number}"));
    }

    [Fact]
    public void A_series_begins_with_the_value_that_held_before()
    {
        _store.Write([Point("lag", 1), Point("lag", 5, "{\"projection\":\"other\"}")]);
        _clock.Advance(TimeSpan.FromMinutes(10));
        var from = Now;
        _clock.Advance(TimeSpan.FromMinutes(1));
        _store.Write([Point("lag", 3)]);

        var points = _store.ReadPoints(["lag"], from, Now);

        points.Where(point => point.Tags == "{}").Select(point => point.Value).ShouldBe([1, 3]);
        points.Where(point => point.Tags != "{}").Select(point => point.Value).ShouldBe([5]);
    }

    [Fact]
    public void What_is_old_or_too_much_goes()
    {
        (_options.MaxSpans, _options.MaxLogs, _options.MaxPoints) = (3, 3, 3);
        _store.Write([Span("old", "a")]);
        _store.Write([Line("old")]);
        _store.Write([Point("old", 1)]);
        _clock.Advance(_options.Keep + TimeSpan.FromMinutes(1));
        for (var number = 0; number < 5; number++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            _store.Write([Span($"t{number}", "a")]);
            _store.Write([Line($"line {number}")]);
            _store.Write([Point("new", number)]);
        }

        _store.Prune();

        _store.ReadTraces(new TraceFilter("", "", false, 0), long.MaxValue, 10).Select(trace => trace.TraceId).ShouldBe(["t4", "t3", "t2"]);
        _store.ReadLogs([], 0, "", long.MaxValue, 10).Select(line => line.Message).ShouldBe(["line 4", "line 3", "line 2"]);
        _store.ReadPoints(["new"], 0, Now).Select(point => point.Value).ShouldBe([2, 3, 4]);
        _store.ReadPoints(["old"], 0, Now).ShouldBeEmpty();
    }
}
