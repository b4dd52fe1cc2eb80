using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing.Guarding;
using Picasso.EventSourcing.Projecting;
using Picasso.EventSourcing.Quarantining;
using Picasso.EventSourcing.Subscribing;
using Picasso.Kernel;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>Registers event sourcing in a process: on the log that the process has registered, else on the one in the data directory.</summary>
public static class EventSourcingExtensions
{
    /// <summary>Name of the connection string of a log other than the embedded one.</summary>
    public const string ConnectionName = "eventstore";

    /// <summary>
    /// Adds <see cref="IEventStore"/>: the one that the process has registered already, else the one embedded in the <see cref="DataDirectory"/>.
    /// Calling it again changes nothing.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">Another log is configured, and this program has no adapter for it.</exception>
    public static IHostApplicationBuilder AddEventStore(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ITransientFaultDetector, EventStoreOutages>());
        builder.Services.AddEmbeddedOutages();
        builder.Services.TryAddSingleton<ILogMarks>(provider => provider.GetService<DataDirectory>() is { } directory
            ? new SqliteLogMarks(directory.File("log-mark.db"))
            : new UnstoredLogMarks());
        if (builder.Services.Any(service => service.ServiceType == typeof(IEventStore)))
            return builder;
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(ConnectionName)))
            throw InvalidConfigurationException.Connection(
                ConnectionName,
                "is set, but this program was built without the EventStoreDB adapter: remove it to keep events in a file of the data directory, "
                + "or build with -p:WithEventStoreDb=true");
        builder.Services.AddGuardedEventStore(provider => new SqliteEventStore(
            provider.GetRequiredService<DataDirectory>().File("events.db"),
            provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>
    /// Keeps a projection up to date from this process's <see cref="IEventStore"/>: registers it, its <see cref="ProjectionRunner{TProjection}"/> and
    /// a health check. Calling it again changes nothing.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <param name="quarantine">The quarantine that every copy of the process shares; null for the <see cref="DataDirectory"/>.</param>
    public static IHostApplicationBuilder AddProjection<TProjection>(
        this IHostApplicationBuilder builder, Func<IServiceProvider, IQuarantine>? quarantine = null)
        where TProjection : class, IProjection => builder.AddProjection<TProjection>(HealthStatus.Unhealthy, quarantine);

    /// <summary>
    /// Delivers every event to a subscriber at least once, with a checkpoint in the <see cref="DataDirectory"/>. Calling it again changes nothing.
    /// While it lags, the process is degraded but ready: effects may lag, answers do not.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <param name="quarantine">The quarantine that every copy of the process shares; null for the <see cref="DataDirectory"/>.</param>
    public static IHostApplicationBuilder AddSubscriber<TSubscriber>(
        this IHostApplicationBuilder builder, Func<IServiceProvider, IQuarantine>? quarantine = null)
        where TSubscriber : class, IEventSubscriber
    {
        builder.Services.TryAddSingleton<TSubscriber>();
        builder.Services.TryAddSingleton<ICheckpoints>(
            provider => new SqliteCheckpoints(provider.GetRequiredService<DataDirectory>().File("checkpoints.db")));
        return builder.AddProjection<CheckpointedSubscription<TSubscriber>>(HealthStatus.Degraded, quarantine);
    }

    private static IHostApplicationBuilder AddProjection<TProjection>(
        this IHostApplicationBuilder builder, HealthStatus whileBehind, Func<IServiceProvider, IQuarantine>? quarantine)
        where TProjection : class, IProjection
    {
        builder.AddEventStore();
        builder.Services.TryAddSingleton(provider => new SqliteQuarantine(provider.GetRequiredService<DataDirectory>().File("quarantine.db")));
        return builder.AddProjectionRunner<TProjection>(whileBehind, quarantine ?? (provider => provider.GetRequiredService<SqliteQuarantine>()));
    }
}
