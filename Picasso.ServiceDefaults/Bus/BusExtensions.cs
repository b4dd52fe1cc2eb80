using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>The one bus of a process. Consumers are added by each service's module.</summary>
public static class BusExtensions
{
    // Stopping waits for messages that are being handled, but not for ever: what is not acknowledged comes again.
    private static readonly TimeSpan s_stopping = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds the bus: RabbitMQ when <c>ConnectionStrings:rabbitmq</c> is set. Without a broker it lives in this process and
    /// forgets at its end: whoever publishes keeps what is open in a store and asks again, so that nothing depends on a
    /// message arriving. A broker that is away delays messages; it neither keeps a process from starting nor makes it unready.
    /// </summary>
    /// <exception cref="Kernel.InvalidConfigurationException">The broker's address is none.</exception>
    public static IHostApplicationBuilder AddBus(
        this IHostApplicationBuilder builder, params IReadOnlyList<Action<IBusRegistrationConfigurator>> consumers)
    {
        var broker = BrokerAddress.Find(builder.Configuration);
        var prefix = builder.Configuration[BusNames.PrefixKey] ?? "";
        builder.Services.AddSingleton<BusReadiness>();
        builder.Services.Configure<MassTransitHostOptions>(options => options.StopTimeout = s_stopping);
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(new ServiceEndpointNames(prefix));
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Name = "bus";
                health.MinimalFailureStatus = HealthStatus.Degraded;
            });
            // The library would tell its makers about each process.
            bus.DisableUsageTelemetry();
            foreach (var add in consumers)
                add(bus);
            if (broker is null)
                UseInMemoryTransport(bus);
            else
                bus.UseRabbitMq(broker, prefix);
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (broker is not null)
            builder.Services.AddRabbitMqConnections(broker).AddHostedService<RabbitMqQueueDepths>();
        return builder;
    }

    internal static void UseDefaultRetry(this IConsumePipeConfigurator pipe) =>
        pipe.UseMessageRetry(retry => retry.Intervals(50, 200, 1000, 5000));

    private static void UseInMemoryTransport(IBusRegistrationConfigurator bus) => bus.UsingInMemory((context, transport) =>
    {
        transport.UseDefaultRetry();
        transport.UseConsumeFilter(typeof(BusCorrelationTags<>), context);
        transport.ConfigureEndpoints(context);
    });
}
