using Picasso.AppHost.Developing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>Adds RabbitMQ.</summary>
internal static class BusExtensions
{
    private const string DefaultUser = "guest";

    /// <summary>Adds the bus: the configured broker, otherwise a container with its pages.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddBus(this IDistributedApplicationBuilder builder)
    {
        if (builder.FindGiven(ResourceNames.RabbitMq) is { } given)
            return given;
        return builder.AddRabbitMQ(ResourceNames.RabbitMq)
            .WithImageTag(Images.RabbitMqTag).WithManagementPlugin().WithDataVolume("picasso-rabbitmq")
            .WithPages("management", "Queues")
            .WithServingCheck("rabbitmq-diagnostics -q check_port_connectivity");
    }

    /// <summary>Passes a service the broker of a container. The integration's own connection string contains the password.</summary>
    public static IResourceBuilder<ProjectResource> WithBroker(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<RabbitMQServerResource> broker)
    {
        var address = broker.Resource.PrimaryEndpoint.Property(EndpointProperty.HostAndPort);
        return service
            .WithEnvironment(
                $"ConnectionStrings__{ResourceNames.RabbitMq}", ReferenceExpression.Create($"amqp://{DefaultUser}:{AccountExtensions.Password}@{address}"))
            .WithPassword(ResourceNames.RabbitMq, broker.Resource.PasswordParameter)
            .WithReferenceRelationship(broker)
            .WaitFor(broker);
    }
}
