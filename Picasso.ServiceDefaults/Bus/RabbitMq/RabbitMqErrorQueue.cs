using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>What failed too often, queue by queue: how much it is, and the way back.</summary>
/// <param name="connections">Connects to the broker, once for each call.</param>
public sealed class RabbitMqErrorQueue([FromKeyedServices(RabbitMqConnections.Key)] IConnectionFactory connections)
{
    private const string FaultHeaders = "MT-Fault-";
    private const string DeathHeader = "x-death";
    private const string ConnectionName = "picasso-redrive";

    /// <summary>The failures of a broker, outside a process of services.</summary>
    /// <param name="broker">As <c>amqp://user:password@host:port/vhost</c>.</param>
    public static RabbitMqErrorQueue Of(Uri broker) => new(RabbitMqConnections.To(broker));

    /// <summary>Messages that failed, by queue; a queue that nobody has made yet is left out.</summary>
    /// <param name="queues">Names of the queues that are consumed.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<IReadOnlyList<(string Queue, uint Messages)>> CountAsync(
        IEnumerable<string> queues, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var counts = new List<(string, uint)>();
        foreach (var queue in queues)
        {
            if (await CountAsync(connection, BusNames.ErrorQueueOf(queue), cancellationToken) is { } messages)
                counts.Add((queue, messages));
        }

        return counts;
    }

    /// <summary>
    /// Moves what failed back to its queue, each message as it was and with its own id, so that whoever had handled it after all
    /// knows it again. A message leaves the one queue only when the broker has confirmed it in the other: a crash
    /// may repeat it, never lose it. What fails again meanwhile waits for the next time.
    /// </summary>
    /// <returns>How many were moved; null when there is no such queue.</returns>
    public async Task<int?> RedriveAsync(string queue, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var errors = BusNames.ErrorQueueOf(queue);
        if (await CountAsync(connection, errors, cancellationToken) is not { } waiting
            || await CountAsync(connection, queue, cancellationToken) is null)
            return null;
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var moved = 0;
        while (moved < waiting && await channel.BasicGetAsync(errors, autoAck: false, cancellationToken) is { } failed)
        {
            var properties = new BasicProperties(failed.BasicProperties) { Headers = WithoutFaults(failed.BasicProperties.Headers) };
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, failed.Body, cancellationToken);
            await channel.BasicAckAsync(failed.DeliveryTag, multiple: false, cancellationToken);
            moved++;
        }

        return moved;
    }

    /// <summary>How many messages a queue holds; null when nobody has made it yet.</summary>
    internal static async Task<uint?> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    private static Dictionary<string, object?> WithoutFaults(IDictionary<string, object?>? headers) => (headers ?? new Dictionary<string, object?>())
        .Where(header => !header.Key.StartsWith(FaultHeaders, StringComparison.Ordinal) && !header.Key.Contains(DeathHeader, StringComparison.Ordinal))
        .ToDictionary(header => header.Key, header => header.Value);

    private Task<IConnection> ConnectAsync(CancellationToken cancellationToken) =>
        connections.CreateConnectionAsync(ConnectionName, cancellationToken);
}
