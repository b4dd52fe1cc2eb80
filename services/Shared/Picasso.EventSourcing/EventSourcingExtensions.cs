using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.EventSourcing;

/// <summary>Registers event sourcing in a process.</summary>
public static class EventSourcingExtensions
{
    /// <summary>Adds <see cref="IEventStore"/>, embedded in the <see cref="DataDirectory"/>. Calling it again changes nothing.</summary>
    public static IHostApplicationBuilder AddEventStore(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<IEventStore>(provider => new SqliteEventStore(
            provider.GetRequiredService<DataDirectory>().File("events.db"),
            provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
