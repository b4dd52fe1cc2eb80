using Picasso.AppHost.Publishing;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>Adds RabbitMQ.</summary>
internal static class BusExtensions
{
    /// <summary>Adds the bus: the broker that the configuration names, else a container with its pages.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddBus(this IDistributedApplicationBuilder builder)
    {
        if (builder.FindGiven(ResourceNames.RabbitMq) is { } given)
            return given;
        return builder.AddRabbitMQ(ResourceNames.RabbitMq)
            .WithImageTag(Images.RabbitMqTag).WithManagementPlugin().WithDataVolume("picasso-rabbitmq")
            .WithComposeHealth("rabbitmq-diagnostics -q check_port_connectivity");
    }
}
