using System.Diagnostics.Metrics;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Picasso.Conformance.Tests.Users;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.Messaging;
using Picasso.Messaging.Sqlite;
using Picasso.Testing.Processes;

namespace Picasso.Conformance.Tests.Messaging;

/// <summary>The one loop that delivers outboxes, over a table of SQLite.</summary>
public sealed class OutboxRelayTests : IDisposable
{
    private readonly TempData _temp = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SqliteDatabase _database;
    private readonly Signal _written = new();
    private readonly List<string> _delivered = [];

    public OutboxRelayTests() => _database = new SqliteDatabase(_temp.Data.File("relay.db"),
    [
        "CREATE TABLE entries (id INTEGER PRIMARY KEY, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL)",
    ]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task An_entry_that_this_process_wrote_is_delivered_at_once()
    {
        await using var relay = await StartAsync(_ => Task.FromResult(DeliveryResult.Done));
        await UntilAsync(() => relay.Rounds > 0, step: TimeSpan.Zero);

        Write("a");
        _written.Raise();

        await UntilAsync(() => Waiting() == 0, step: TimeSpan.Zero);
        _delivered.ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_delivery_that_fails_waits_with_growing_pauses_and_holds_up_no_other()
    {
        var attempts = new List<DateTimeOffset>();
        Write("poison");
        Write("good");
        await using var relay = await StartAsync(name =>
        {
            if (name != "poison")
                return Task.FromResult(DeliveryResult.Done);
            lock (attempts)
                attempts.Add(_clock.GetUtcNow());
            throw new IOException("refused");
        });

        await UntilAsync(() => attempts.Count >= 5);

        _delivered.ShouldContain("good");
        var pauses = attempts.Zip(attempts.Skip(1), (one, next) => next - one).ToList();
        pauses[0].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        pauses[3].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_delivery_without_an_answer_is_given_up_at_its_deadline_and_comes_again()
    {
        var attempts = 0;
        Write("a");
        await using var relay = await StartAsync(async (_, stop) =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
                await new TaskCompletionSource().Task.WaitAsync(stop);
            return DeliveryResult.Done;
        });

        await UntilAsync(() => Waiting() == 0);

        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_delivered_is_set_aside_and_the_next_process_that_starts_tries_it_again()
    {
        Write("from-tomorrow");
        Write("known");
        await using (await StartAsync(name => Task.FromResult(name == "known" ? DeliveryResult.Done : DeliveryResult.Reject("the type is not known"))))
        {
            await UntilAsync(() => Waiting() == 1 && DueOf("from-tomorrow") == OutboxTime.Never);
            _delivered.Count(name => name == "from-tomorrow").ShouldBe(1);
        }

        await using var newer = await StartAsync(_ => Task.FromResult(DeliveryResult.Done));
        await UntilAsync(() => Waiting() == 0);
    }

    [Fact]
    public async Task After_its_last_attempt_an_entry_is_set_aside()
    {
        Write("a");
        await using var relay = await StartAsync(_ => throw new IOException("refused"), maxAttempts: 3);

        await UntilAsync(() => DueOf("a") == OutboxTime.Never);

        _delivered.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_delivered_before_a_stop_in_the_middle_of_a_batch_does_not_come_again()
    {
        Write("a");
        Write("b");
        await using (await StartAsync(async (name, stop) =>
        {
            if (name == "b")
                await new TaskCompletionSource().Task.WaitAsync(stop);
            return DeliveryResult.Done;
        }))
            await UntilAsync(() => _delivered.Count == 2, step: TimeSpan.Zero);

        Waiting().ShouldBe(1);
    }

    [Fact]
    public async Task Deliveries_are_counted_by_outbox_and_outcome()
    {
        var outcomes = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (instrument.Name == "picasso.outbox.deliveries")
                me.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tags[0].Value is not "counted-outbox")
                return;
            lock (outcomes)
                outcomes[(string)tags[1].Value!] = outcomes.GetValueOrDefault((string)tags[1].Value!) + value;
        });
        listener.Start();
        Write("good");
        Write("poison");

        await using var relay = await StartAsync(
            name => name == "good" ? Task.FromResult(DeliveryResult.Done) : throw new IOException("refused"), maxAttempts: 2, name: "counted-outbox");
        await UntilAsync(() => DueOf("poison") == OutboxTime.Never);

        outcomes.ShouldBe(new Dictionary<string, long> { ["delivered"] = 1, ["failed"] = 2, ["set_aside"] = 1 }, ignoreOrder: true);
    }

    private void Write(string name) =>
        _database.Write((connection, transaction) => connection.Execute("INSERT INTO entries (name) VALUES (@name)", new { name }, transaction));

    private long Waiting()
    {
        using var connection = _database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM entries");
    }

    private DateTimeOffset? DueOf(string name)
    {
        using var connection = _database.Open();
        var due = connection.ExecuteScalar<long?>("SELECT next_at FROM entries WHERE name = @name", new { name });
        return due is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
    }

    private Task<Relay> StartAsync(Func<string, Task<DeliveryResult>> deliver, long maxAttempts = long.MaxValue, string name = "test-outbox") =>
        StartAsync((entry, _) => deliver(entry), maxAttempts, name);

    private async Task<Relay> StartAsync(
        Func<string, CancellationToken, Task<DeliveryResult>> deliver, long maxAttempts = long.MaxValue, string name = "test-outbox")
    {
        var settings = new OutboxSettings { Batch = 10, MaxAttempts = maxAttempts };
        var relay = new Relay(settings, _database, _written, _clock, name, (entry, stop) =>
        {
            lock (_delivered)
                _delivered.Add(entry);
            return deliver(entry, stop);
        });
        await relay.StartAsync(default);
        await relay.StartedAsync(default);
        return relay;
    }

    private Task UntilAsync(Func<bool> holds, TimeSpan? step = null) => Wait.UntilAsync(
        () =>
        {
            _clock.Advance(step ?? TimeSpan.FromSeconds(1));
            return holds();
        },
        () => "the outbox is not delivered");

    private sealed class Relay(
        OutboxSettings settings, SqliteDatabase database, Signal written, TimeProvider clock, string name,
        Func<string, CancellationToken, Task<DeliveryResult>> deliver)
        : OutboxRelay<string>(written, clock, NullLogger.Instance), IAsyncDisposable
    {
        private readonly SqliteOutbox<Row, string> _outbox = new(
            database, new OutboxTable("entries", "id", "name"), row => new OutboxLease<string>($"{row.Id}", row.Attempts, row.Name));

        private int _rounds;

        public override string Name => name;

        protected override OutboxSettings Settings => settings;

        public int Rounds => Volatile.Read(ref _rounds);

        protected override IEnumerable<IOutbox<string>> Outboxes => [_outbox];

        public async ValueTask DisposeAsync()
        {
            await StopAsync(default);
            Dispose();
        }

        protected override Task WaitForReceiverAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _rounds);
            return Task.CompletedTask;
        }

        protected override Task<DeliveryResult> DeliverAsync(OutboxLease<string> lease, CancellationToken cancellationToken) =>
            deliver(lease.Content, cancellationToken);
    }

    private sealed record Row(long Id, long Attempts, string Name);
}
