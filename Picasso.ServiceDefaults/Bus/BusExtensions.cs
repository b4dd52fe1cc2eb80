using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>The one bus of a process. Consumers are added by each service's module.</summary>
public static class BusExtensions
{
    /// <summary>
    /// Adds the bus. Without a broker it lives in this process and forgets at its end: whoever publishes keeps what is
    /// open in a store and asks again, so that nothing depends on a message arriving.
    /// </summary>
    public static IHostApplicationBuilder AddBus(
        this IHostApplicationBuilder builder, params IReadOnlyList<Action<IBusRegistrationConfigurator>> consumers)
    {
        builder.Services.AddSingleton<BusGate>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetKebabCaseEndpointNameFormatter();
            foreach (var add in consumers)
                add(bus);
            bus.UsingInMemory((context, transport) =>
            {
                transport.UseMessageRetry(retry => retry.Intervals(50, 200, 1000, 5000));
                transport.UseConsumeFilter(typeof(BusSubjects<>), context);
                transport.ConfigureEndpoints(context);
            });
        });
        return builder;
    }
}
