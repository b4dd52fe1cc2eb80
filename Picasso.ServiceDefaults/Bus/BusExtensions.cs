using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts.Bus;
using Picasso.ServiceDefaults.Bus.RabbitMq;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>The bus of a process. Each service's module adds its consumers.</summary>
public static class BusExtensions
{
    private const string HealthCheckName = "bus";

    // The stop waits for messages in progress up to a limit; an unacknowledged message is delivered again.
    private static readonly TimeSpan s_stopping = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds the bus: RabbitMQ when <c>ConnectionStrings:rabbitmq</c> is set. Without a broker the bus runs in this process and loses its messages at
    /// the end: publishers store pending messages and publish them again, so no result depends on a single delivery. An unreachable broker delays
    /// messages; it neither prevents a start nor makes the process unready.
    /// </summary>
    /// <exception cref="Kernel.InvalidConfigurationException">The broker's address is invalid.</exception>
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
                health.Name = HealthCheckName;
                health.MinimalFailureStatus = HealthStatus.Degraded;
            });
            // The library would send usage data to its vendor.
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
            builder.Services.AddRabbitMqConnections(broker).AddHostedService<RabbitMqQueueDepths>()
                .PostConfigure<HealthCheckServiceOptions>(options => RabbitMqHealthCheck.Wrap(options, HealthCheckName));
        return builder;
    }

    internal static void UseDefaultRetry(this IConsumePipeConfigurator pipe) =>
        pipe.UseMessageRetry(retry => retry.Intervals(50, 200, 1000, 5000));

    // Messages of a purchase share an interface, which is no message: without this it would be an exchange that receives each of them.
    internal static void ExcludeInterfaces(this IBusFactoryConfigurator transport) => transport.Publish<IPurchaseMessage>(topology => topology.Exclude = true);

    private static void UseInMemoryTransport(IBusRegistrationConfigurator bus) => bus.UsingInMemory((context, transport) =>
    {
        transport.ExcludeInterfaces();
        transport.UseDefaultRetry();
        transport.UseConsumeFilter(typeof(BusCorrelationTags<>), context);
        transport.ConfigureEndpoints(context);
    });
}
