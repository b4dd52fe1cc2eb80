using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.EventSourcing.Quarantining;
using Picasso.Kernel;

namespace Picasso.EventSourcing.Projecting;

/// <summary>Registers projections on whatever log the process has.</summary>
internal static class ProjectionRegistration
{
    /// <summary>Registers a projection, its runner, its quarantine and its health check. Calling it again changes nothing.</summary>
    /// <param name="builder">The process, with its <see cref="IEventStore"/>.</param>
    /// <param name="whileBehind">The health of a process whose projection has not caught up.</param>
    /// <param name="quarantine">Where streams are recorded that the projection holds back.</param>
    public static IHostApplicationBuilder AddProjectionRunner<TProjection>(
        this IHostApplicationBuilder builder, HealthStatus whileBehind, Func<IServiceProvider, IQuarantine> quarantine)
        where TProjection : class, IProjection
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(ProjectionRunner<TProjection>)))
            return builder;
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton<EventSourcingMetrics>();
        builder.Services.TryAddSingleton<TProjection>();
        builder.Services.AddSingleton(provider => new ProjectionRunner<TProjection>(
            provider.GetRequiredService<TProjection>(), provider.GetRequiredService<IEventStore>(), quarantine(provider),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<EventSourcingMetrics>(),
            provider.GetRequiredService<ILogger<ProjectionRunner<TProjection>>>()));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ProjectionRunner<TProjection>>());
        builder.Services.AddSingleton<IQuarantinedStreams>(provider => provider.GetRequiredService<ProjectionRunner<TProjection>>());
        builder.Services.AddSingleton(provider => new ProjectionQuarantine(
            provider.GetRequiredService<TProjection>(), quarantine(provider), provider.GetRequiredService<IEventStore>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ProjectionQuarantine>>()));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"projection-{NameOf(typeof(TProjection))}",
            provider => new ProjectionHealthCheck(provider.GetRequiredService<ProjectionRunner<TProjection>>().Progress),
            failureStatus: whileBehind, tags: null));
        return builder;
    }

    private static string NameOf(Type type) => type.IsGenericType ? type.GetGenericArguments()[0].Name : type.Name;
}
