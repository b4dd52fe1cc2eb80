using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Operating;
using Picasso.EventSourcing.Sqlite;
using Picasso.EventSourcing.Subscribing;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>The embedded log comes back from an older backup than the views, checkpoints and ledger.</summary>
public sealed class LogGuardTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-guard-");

    private string LogFile => Path.Combine(_folder.FullName, "events.db");

    private string Backup => Path.Combine(_folder.FullName, "backup.db");

    [Fact]
    public async Task Case_36_an_older_log_is_found_before_anything_is_written_to_it()
    {
        await LoseTheLastEventsAsync();
        using var host = Start();
        var log = host.Services.GetRequiredService<IEventStore>();

        var found = await Should.ThrowAsync<LogReplacedException>(() => AppendAsync(log, "counter-2", 5));

        found.Message.ShouldContain("projections rebuild");
        await Should.ThrowAsync<LogReplacedException>(() => log.ReadEndAsync(default));
        Should.Throw<LogReplacedException>(host.Services.GetRequiredService<ILogContinuity>().Require);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        health.Entries["log"].Status.ShouldBe(HealthStatus.Unhealthy);
        (await new SqliteEventStore(LogFile, TimeProvider.System).ReadEndAsync(default)).ShouldBe(new LogPosition(1));
    }

    [Fact]
    public async Task Case_36_an_older_log_that_has_grown_past_what_was_seen_is_found()
    {
        await LoseTheLastEventsAsync();
        await AppendAsync(new SqliteEventStore(LogFile, TimeProvider.System), "counter-9", 1, 2, 3, 4);
        using var host = Start();

        await Should.ThrowAsync<LogReplacedException>(() => AppendAsync(host.Services.GetRequiredService<IEventStore>(), "counter-2", 5));
    }

    [Fact]
    public async Task Case_36_an_operator_accepts_the_older_log_and_views_show_nothing_that_it_lost()
    {
        await LoseTheLastEventsAsync();
        using (var stopped = Start())
        {
            (await stopped.RunProjectionsAsync(["rebuild", "all"], TextWriter.Null, default)).ShouldBe(0);
            (await stopped.RunProjectionsAsync(["reset", "all"], TextWriter.Null, default)).ShouldBe(0);
            (await stopped.RunProjectionsAsync(["rebuild", "nothing"], TextWriter.Null, default)).ShouldBe(1);
            (await stopped.RunProjectionsAsync(["shake"], TextWriter.Null, default)).ShouldBe(2);
        }

        using var host = Start();
        var (log, sums) = (host.Services.GetRequiredService<IEventStore>(), host.Services.GetRequiredService<SumProjection>());
        sums.Rows().ShouldBe([("counter-1", 1, 1)]);
        (await host.Services.GetRequiredService<CheckpointedSubscription<Quiet>>().LoadCheckpointAsync(default)).ShouldBe(new LogPosition(1));
        await AppendAsync(log, "counter-1", 7);
        (await log.ReadEndAsync(default)).ShouldBe(new LogPosition(2));
    }

    [Fact]
    public async Task The_same_log_is_used_after_a_restart()
    {
        using (var first = Start())
            await AppendAsync(first.Services.GetRequiredService<IEventStore>(), "counter-1", 1);

        using var second = Start();
        await AppendAsync(second.Services.GetRequiredService<IEventStore>(), "counter-1", 1);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Three events are written and projected; then the log is put back to what it was after the first.</summary>
    private async Task LoseTheLastEventsAsync()
    {
        using (var host = Start())
        {
            var log = host.Services.GetRequiredService<IEventStore>();
            await AppendAsync(log, "counter-1", 1);
            Execute($"VACUUM INTO '{Backup}'");
            await AppendAsync(log, "counter-1", 2);
            await AppendAsync(log, "counter-2", 3);
            await host.RunProjectionsAsync(["rebuild", "all"], TextWriter.Null, default);
            host.Services.GetRequiredService<SumProjection>().Rows().Count.ShouldBe(2);
            await AppendAsync(log, "counter-2", 4);
        }

        // A restart closes every file.
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(LogFile + suffix);
        File.Copy(Backup, LogFile);
    }

    private IHost Start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddSingleton(new DataDirectory(_folder.FullName));
        builder.Services.AddSingleton(provider => new SqliteReadModel(provider.GetRequiredService<DataDirectory>(), "sums", 1, [SumProjection.Schema]));
        builder.AddProjection<SumProjection>().AddSubscriber<Quiet>();
        return builder.Build();
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={LogFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task AppendAsync(IEventStore log, string stream, params int[] amounts)
    {
        foreach (var amount in amounts)
            await log.AppendAsync(
                stream, ExpectedRevision.Any,
                [new NewEvent(Guid.NewGuid(), CounterEncoding.Added, System.Text.Encoding.UTF8.GetBytes($"{amount}"), "{}"u8.ToArray())], default);
    }

    /// <summary>Has no effects.</summary>
    private sealed class Quiet : IEventSubscriber
    {
        public string Name => "quiet";

        public EventFilter Filter => EventFilter.All;

        public Task HandleAsync(RecordedEvent recorded, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
