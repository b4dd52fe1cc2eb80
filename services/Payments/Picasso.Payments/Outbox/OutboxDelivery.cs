using MassTransit;
using Picasso.Kernel.Tracing;
using Picasso.Payments.Monitoring;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Outbox;

/// <summary>Where a message goes: one for another shard straight to its handler, because the bus may lose it; any other onto the bus.</summary>
internal sealed class OutboxDelivery(IBus bus, IEnumerable<ShardMessageRoute> routes)
{
    private readonly Dictionary<Type, ShardMessageRoute> _routes = routes.ToDictionary(route => route.Message);

    /// <returns>When the message is done.</returns>
    public async Task<Acknowledgement> DeliverAsync(OutboxMessage row, CancellationToken cancellationToken)
    {
        var message = OutboxTypes.Read(row);
        using var span = PaymentsTracing.Resume($"deliver {row.Type}", row.Trace);
        span.TagWith(message);
        if (!_routes.TryGetValue(message.GetType(), out var route))
            await bus.Publish(
                message, message.GetType(), Pipe.Execute<PublishContext>(context => context.MessageId = Guid.ParseExact(row.MessageId, "D")), cancellationToken);
        else if (await route.HandleAsync(message, cancellationToken) is { } answer)
            await bus.Publish(answer, answer.GetType(), cancellationToken);
        return Acknowledgements.Of(message);
    }
}
