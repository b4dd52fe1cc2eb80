using EventStore.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.EventSourcing.Guarding;
using Picasso.Kernel;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>Registers EventStoreDB in a process.</summary>
public static class EventStoreDbExtensions
{
    /// <summary>
    /// Makes EventStoreDB this process's <see cref="IEventStore"/> when its connection string is set, else changes nothing. Call it before the
    /// modules are added: they use the registered log.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">
    /// The connection string is invalid or selects nodes that may lag behind, or the authority of its certificate cannot be used.
    /// </exception>
    public static IHostApplicationBuilder AddEventStoreDb(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString(ResourceNames.EventStore);
        if (string.IsNullOrWhiteSpace(connection) || builder.Services.Any(service => service.ServiceType == typeof(IEventStore)))
            return builder;
        var settings = EventStoreDbConnectionString.Read(connection, builder.Configuration[EventStoreDbTls.AuthorityKey]);
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(_ => new EventStoreClient(settings));
        builder.Services.TryAddSingleton<EventStoreDbAvailability>();
        builder.Services.TryAddSingleton(provider => new EventStoreDbCalls(
            provider.GetRequiredService<EventStoreDbAvailability>(), provider.GetRequiredService<TimeProvider>(), EventStoreDbCalls.UsualTimeout));
        builder.Services.AddGuardedEventStore(provider => ActivatorUtilities.CreateInstance<EventStoreDbEventStore>(provider));
        builder.Services.AddHealthChecks().AddCheck<EventStoreDbAvailability>(EventStoreDbAvailability.Name);
        return builder;
    }
}
