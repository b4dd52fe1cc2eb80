using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>The bus over RabbitMQ: replicated queues, confirmed publishes, and an error queue beside each queue.</summary>
internal static class RabbitMqTransport
{
    // For each queue: the number of prefetched messages in a process, and the number handled in parallel.
    private const int Prefetch = 32;
    private const int AtOnce = 16;

    // A message that crashes its process each time must not do so endlessly: after this number of deliveries it counts as failed.
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
                // Detects a lost peer within seconds.
                host.Heartbeat(TimeSpan.FromSeconds(10));
                host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
            });
            if (prefix.Length > 0)
                transport.MessageTopology.SetEntityNameFormatter(
                    new PrefixEntityNameFormatter(transport.MessageTopology.EntityNameFormatter, prefix));
            transport.PrefetchCount = Prefetch;
            transport.ConcurrentMessageLimit = AtOnce;
            // Failed messages stay until an operator decides about them.
            transport.SendTopology.ConfigureErrorSettings = RemainAtRest;
            transport.SendTopology.ConfigureDeadLetterSettings = RemainAtRest;
            transport.ExcludeInterfaces();
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
        // Created with the queue itself, so that it exists and can be inspected before the first failure.
        var errors = BusNames.ErrorQueueOf(name);
        queue.BindDeadLetterQueue(errors, errors, binding => binding.SetQueueArgument("x-queue-type", "quorum"));
    }

    private static void RemainAtRest(IRabbitMqQueueConfigurator settings)
    {
        foreach (var argument in new[] { DeliveryLimit, DeadLetterExchange, DeadLetterStrategy, Overflow })
            settings.SetQueueArgument(argument, (object?)null);
    }
}
