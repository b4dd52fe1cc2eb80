using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventSourcing.Guarding;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>The server comes back from an older backup.</summary>
public sealed class ReplacedLogTests : OnSimulatedServer
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-replaced-");
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(60));

    [Fact]
    public async Task Case_36_an_older_server_is_found_before_anything_is_written_to_it_by_a_new_process()
    {
        await LoseTheLastEventAsync();
        using var host = Start();

        await Should.ThrowAsync<LogReplacedException>(() => LogOf(host).AppendAsync("b", ExpectedRevision.NoStream, Sample.Events(1), default));

        (await Store.Forwards("b")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_36_an_older_server_that_others_have_written_to_is_found_by_a_running_process()
    {
        using var host = Start();
        await LogOf(host).Append("a", ExpectedRevision.NoStream, Sample.Event());
        var backup = Server.Backup();
        await LogOf(host).Append("a", ExpectedRevision.Exactly(0), Sample.Event());
        Server.Restore(backup);
        await Store.Append("other", ExpectedRevision.NoStream, Sample.Events(20));
        _clock.Advance(LogGuard.VerifyEvery + TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<LogReplacedException>(() => LogOf(host).AppendAsync("b", ExpectedRevision.NoStream, Sample.Events(1), default));
    }

    [Fact]
    public async Task Case_36_a_subscription_on_an_older_server_ends_and_stops_the_process_from_serving()
    {
        using var host = Start();
        var seen = await LogOf(host).Append("a", ExpectedRevision.NoStream, Sample.Events(3));
        var backup = new Reference.Simulation.SimulatedServer();
        Server.Restore(backup.Backup());
        backup.Dispose();

        await Should.ThrowAsync<LogReplacedException>(() => LogOf(host).Follow(seen.Position, EventFilter.All, count: 1));

        Should.Throw<LogReplacedException>(host.Services.GetRequiredService<ILogContinuity>().Require);
    }

    [Fact]
    public async Task A_position_that_is_no_events_is_a_replaced_log_and_no_outage()
    {
        await Store.Append("a", ExpectedRevision.NoStream, Sample.Events(3));
        var end = await Store.ReadEndAsync(default);

        await Should.ThrowAsync<LogReplacedException>(() => Store.Follow(new LogPosition(end.Value - 1), EventFilter.All, count: 1));

        Log.Lines.ShouldBeEmpty();
    }

    private async Task LoseTheLastEventAsync()
    {
        using (var host = Start())
        {
            await LogOf(host).Append("a", ExpectedRevision.NoStream, Sample.Event());
            var backup = Server.Backup();
            await LogOf(host).Append("a", ExpectedRevision.Exactly(0), Sample.Event());
            Server.Restore(backup);
        }
    }

    private IHost Start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:eventstore"] = Server.ConnectionString;
        builder.Services.AddLogging().AddSingleton<TimeProvider>(_clock).AddSingleton(new DataDirectory(_folder.FullName));
        builder.AddEventStoreDb().AddEventStore();
        return builder.Build();
    }

    private static IEventStore LogOf(IHost host) => host.Services.GetRequiredService<IEventStore>();
}
