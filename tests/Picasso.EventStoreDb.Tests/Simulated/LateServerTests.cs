using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.EventSourcing;
using Picasso.EventSourcing.EventStoreDb;
using Picasso.EventSourcing.Sqlite;
using Picasso.EventStoreDb.Reference.Simulation;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>A log that starts later than the process keeps it from nothing but its own answers.</summary>
public sealed class LateServerTests : OnSimulatedServer
{
    [Fact]
    public async Task A_process_whose_log_starts_later_starts_and_uses_it_then()
    {
        Server.Fail(Fault.Refusing);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["ConnectionStrings:eventstore"] = Server.ConnectionString;
        builder.Services.AddLogging();
        builder.AddEventStoreDb().AddEventStore();
        using var host = builder.Build();

        await host.StartAsync(Deadline);
        var store = host.Services.GetRequiredService<IEventStore>();
        await Should.ThrowAsync<EventStoreUnavailableException>(() => store.ReadEndAsync(default));
        Server.Recover();

        (await store.ReadEndAsync(default)).ShouldBe(LogPosition.Start);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Deadline);
        health.Status.ShouldBe(HealthStatus.Healthy);
        await host.StopAsync(Deadline);
    }
}
