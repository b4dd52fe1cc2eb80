using Picasso.AppHost.Developing;
using Picasso.AppHost.Publishing;
using Picasso.Contracts;
using Picasso.Contracts.Bus;

namespace Picasso.AppHost.Engines;

/// <summary>
/// Adds RabbitMQ. Each service has an account that reads its own queues and publishes its own messages (<see cref="BusRights"/>); the root account stays
/// with the container and with operators' commands.
/// </summary>
internal static class BusExtensions
{
    // A cookie written by another user than the server's would keep the server from starting.
    private static readonly string s_start =
        $"""
        (
          until [ -s /var/lib/rabbitmq/.erlang.cookie ]; do sleep 1; done
          until rabbitmqctl -q await_startup --timeout 60; do sleep 1; done
          {StartScripts.Read("rabbitmq-accounts.sh").Replace("\n", "\n  ", StringComparison.Ordinal)}
        ) > /dev/null 2>&1 &
        exec docker-entrypoint.sh rabbitmq-server
        """;

    /// <summary>Adds the bus: the configured broker, otherwise a container with its pages.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddBus(this IDistributedApplicationBuilder builder)
    {
        if (builder.FindGiven(ResourceNames.RabbitMq) is { } given)
            return given;
        return builder.AddRabbitMQ(ResourceNames.RabbitMq)
            .WithImageTag(Images.RabbitMqTag).WithManagementPlugin().WithDataVolume("picasso-rabbitmq")
            .WithEntrypoint("/bin/bash")
            .WithArgs("-c", s_start.ReplaceLineEndings("\n"))
            .WithEnvironment(
                "PICASSO_ACCOUNTS",
                string.Join(' ', BusRights.All.Select(rights => $"{rights.Service};{rights.Configure()};{rights.Write()};{rights.Read()}")))
            .WithPages("management", "Queues")
            .WithServingCheck("rabbitmq-diagnostics -q check_port_connectivity");
    }

    /// <summary>Passes a service its account at the broker of a container.</summary>
    public static IResourceBuilder<ProjectResource> WithBroker(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<RabbitMQServerResource> broker)
    {
        var name = service.Resource.Name;
        var password = service.ApplicationBuilder.AddSecret($"{ResourceNames.RabbitMq}-{name}-password");
        broker.WithEnvironment($"PICASSO_PASSWORD_{name.ToVariable()}", password);
        var address = broker.Resource.PrimaryEndpoint.Property(EndpointProperty.HostAndPort);
        var account = broker.AddAccount(
            $"{ResourceNames.RabbitMq}-{name}", ReferenceExpression.Create($"amqp://{name}:{AccountExtensions.Password}@{address}"), password.Resource);
        return service.WithAccount(account, ResourceNames.RabbitMq, broker);
    }
}
