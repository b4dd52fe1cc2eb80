using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EventSourcing;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>What the embedded log promises beyond the port.</summary>
public sealed class SqliteEventStoreTests : IDisposable
{
    private readonly SqliteLog _log = new();

    [Fact]
    public async Task An_event_id_is_never_used_twice()
    {
        var store = _log.Open();
        var known = Sample.Event();
        await store.Append("a", ExpectedRevision.NoStream, known, Sample.Event());

        foreach (var (stream, expected) in new[] { ("a", ExpectedRevision.Exactly(1)), ("a", ExpectedRevision.Any), ("b", ExpectedRevision.NoStream) })
            (await Should.ThrowAsync<EventIdReusedException>(
                () => store.AppendAsync(stream, expected, [Sample.Event(), known], default))).Id.ShouldBe(known.Id);

        (await store.ReadEndAsync(default)).Value.ShouldBe(2ul);
    }

    [Fact]
    public async Task A_mistaken_append_spoils_none_that_shares_its_transaction()
    {
        var store = _log.Open();
        var known = Sample.Event();
        await store.Append("known", ExpectedRevision.NoStream, known);

        var appends = Enumerable.Range(0, 60).Select(i => store.AppendAsync(
            $"s{i}", ExpectedRevision.NoStream, [i % 20 == 7 ? known : Sample.Event()], default)).ToList();
        var answers = await Task.WhenAll(appends.Select(append => append.ContinueWith(done => done.IsFaulted, TaskScheduler.Default)));

        answers.Count(faulted => faulted).ShouldBe(3);
        (await store.ReadEndAsync(default)).Value.ShouldBe(58ul);
    }

    [Fact]
    public async Task Positions_have_no_gap_at_all_also_after_refused_appends()
    {
        var store = _log.Open();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            store.AppendAsync($"s{i % 10}", i % 3 == 0 ? ExpectedRevision.NoStream : ExpectedRevision.Any, Sample.Events(2), default))));

        var all = await store.Follow(LogPosition.Start, EventFilter.All, through: await store.ReadEndAsync(default));

        all.Select(item => item.Position.Value).ShouldBe(Enumerable.Range(1, all.Count).Select(i => (ulong)i));
    }

    [Fact]
    public async Task What_was_said_is_neither_changed_nor_removed()
    {
        await _log.Open().Append("a", ExpectedRevision.NoStream, Sample.Event());
        using var connection = new SqliteConnection($"Data Source={_log.Path};Pooling=false");

        Should.Throw<SqliteException>(() => connection.Execute("UPDATE events SET type = 'other'")).Message.ShouldContain("append-only");
        Should.Throw<SqliteException>(() => connection.Execute("DELETE FROM events")).Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task A_log_that_ends_before_what_was_seen_is_not_followed()
    {
        var store = _log.Open();
        await store.Append("a", ExpectedRevision.NoStream, Sample.Event());

        await Should.ThrowAsync<LogReplacedException>(() => store.Follow(new LogPosition(9), EventFilter.All, count: 1));
    }

    [Fact]
    public async Task A_busy_file_makes_an_append_wait_and_a_subscription_go_on()
    {
        var store = _log.Open();
        await store.Append("a", ExpectedRevision.NoStream, Sample.Event());
        await using var other = new SqliteConnection($"Data Source={_log.Path};Pooling=false");
        other.Open();
        Task<AppendResult> waiting;
        await using (var writing = other.BeginTransaction(deferred: false))
        {
            waiting = store.AppendAsync("a", ExpectedRevision.Exactly(0), Sample.Events(1), default);
            (await store.Follow(LogPosition.Start, EventFilter.All, count: 1)).ShouldHaveSingleItem();
            waiting.IsCompleted.ShouldBeFalse();
        }

        (await waiting).ShouldBeOfType<AppendResult.Appended>().Revision.ShouldBe(1);
    }

    public void Dispose() => _log.Dispose();
}
