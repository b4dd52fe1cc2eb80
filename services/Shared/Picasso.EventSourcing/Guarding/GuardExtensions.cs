using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Picasso.EventSourcing.Guarding;

/// <summary>Wraps a log in its guard.</summary>
internal static class GuardExtensions
{
    /// <summary>Registers a log as the process's <see cref="IEventStore"/>. Marks are stored where <see cref="ILogMarks"/> is registered.</summary>
    public static void AddGuardedEventStore(this IServiceCollection services, Func<IServiceProvider, IEventStore> log)
    {
        services.TryAddSingleton(provider => new MarkKeeper(
            provider.GetService<ILogMarks>() ?? new UnstoredLogMarks(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LogGuard>>()));
        services.TryAddSingleton(provider => new LogGuard(
            log(provider), provider.GetRequiredService<MarkKeeper>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LogGuard>>()));
        services.TryAddSingleton<ILogContinuity>(provider => provider.GetRequiredService<LogGuard>());
        services.TryAddSingleton<IEventStore>(provider => provider.GetRequiredService<LogGuard>().Guarded);
        services.AddHealthChecks().AddCheck<LogHealthCheck>(LogHealthCheck.Name);
    }
}
