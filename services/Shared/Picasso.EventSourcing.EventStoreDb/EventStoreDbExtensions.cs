using EventStore.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>Registers EventStoreDB in a process.</summary>
public static class EventStoreDbExtensions
{
    /// <summary>
    /// Makes EventStoreDB this process's <see cref="IEventStore"/> when its connection string is set, else changes nothing. Call it
    /// before the modules are added: they take the log that is there.
    /// </summary>
    public static IHostApplicationBuilder AddEventStoreDb(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString(ResourceNames.EventStore);
        if (string.IsNullOrWhiteSpace(connection))
            return builder;
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(_ => new EventStoreClient(EventStoreClientSettings.Create(connection)));
        builder.Services.TryAddSingleton<IEventStore, EventStoreDbEventStore>();
        return builder;
    }
}
