using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Domain.Tests.EventSourcing;

public sealed class EventStoreChoiceTests : IDisposable
{
    private readonly TempLog _log = new();

    [Fact]
    public void A_configured_log_without_its_adapter_stops_the_program_with_a_sentence()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[$"ConnectionStrings:{EventSourcingExtensions.ConnectionName}"] = "esdb://localhost:2113";

        Should.Throw<InvalidOperationException>(() => builder.AddEventStore()).Message.ShouldContain("EventStoreDB adapter");
    }

    [Fact]
    public void A_log_that_was_registered_before_is_taken()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration[$"ConnectionStrings:{EventSourcingExtensions.ConnectionName}"] = "esdb://localhost:2113";
        var store = new SqliteEventStore(_log.Data.File("other.db"), TimeProvider.System);
        builder.Services.AddSingleton<IEventStore>(store);

        builder.AddEventStore().AddEventStore();
        using var host = builder.Build();

        host.Services.GetRequiredService<IEventStore>().ShouldBeSameAs(store);
    }

    [Fact]
    public void The_setting_has_the_name_that_all_rooms_know() =>
        EventSourcingExtensions.ConnectionName.ShouldBe(Contracts.ResourceNames.EventStore);

    public void Dispose() => _log.Dispose();
}
