using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>The bus over RabbitMQ: replicated queues, confirmed publishes, and a queue of failures beside each queue.</summary>
internal static class RabbitMqTransport
{
    // How many messages wait in a process, and how many it handles at once, for each queue.
    private const int Prefetch = 32;
    private const int AtOnce = 16;

    // A message that ends its process each time must not do so for ever: after so many deliveries it counts as failed.
    private const int MostDeliveries = 20;

    private const string DeliveryLimit = "x-delivery-limit";
    private const string DeadLetterExchange = "x-dead-letter-exchange";
    private const string DeadLetterStrategy = "x-dead-letter-strategy";
    private const string Overflow = "x-overflow";

    public static void UseRabbitMq(this IBusRegistrationConfigurator bus, Uri broker, string prefix)
    {
        var queues = new RabbitMqQueueNames();
        bus.AddSingleton(queues);
        bus.AddConfigureEndpointsCallback((_, name, endpoint) =>
        {
            if (endpoint is not IRabbitMqReceiveEndpointConfigurator queue)
                return;
            queues.Note(name);
            Configure(queue, name);
        });
        bus.UsingRabbitMq((context, transport) =>
        {
            transport.Host(broker, host =>
            {
                host.PublisherConfirmation = true;
                // Notices within seconds that the other side is gone without a word.
                host.Heartbeat(TimeSpan.FromSeconds(10));
                host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
            });
            if (prefix.Length > 0)
                transport.MessageTopology.SetEntityNameFormatter(
                    new PrefixEntityNameFormatter(transport.MessageTopology.EntityNameFormatter, prefix));
            transport.PrefetchCount = Prefetch;
            transport.ConcurrentMessageLimit = AtOnce;
            // Failures stay where they are until somebody decides about them.
            transport.SendTopology.ConfigureErrorSettings = RemainAtRest;
            transport.SendTopology.ConfigureDeadLetterSettings = RemainAtRest;
            transport.UseDefaultRetry();
            transport.UseConsumeFilter(typeof(BusCorrelationTags<>), context);
            transport.ConfigureEndpoints(context);
        });
    }

    private static void Configure(IRabbitMqReceiveEndpointConfigurator queue, string name)
    {
        queue.SetQuorumQueue();
        queue.SetQueueArgument(DeliveryLimit, MostDeliveries);
        queue.SetQueueArgument(Overflow, "reject-publish");
        queue.SetQueueArgument(DeadLetterStrategy, "at-least-once");
        // Made with the queue itself, so that it is there, and can be looked at, before the first failure.
        var errors = BusNames.ErrorQueueOf(name);
        queue.BindDeadLetterQueue(errors, errors, binding => binding.SetQueueArgument("x-queue-type", "quorum"));
    }

    private static void RemainAtRest(IRabbitMqQueueConfigurator settings)
    {
        foreach (var argument in new[] { DeliveryLimit, DeadLetterExchange, DeadLetterStrategy, Overflow })
            settings.SetQueueArgument(argument, (object?)null);
    }
}
