using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>Messages that failed too often: counts them by queue and redrives them.</summary>
/// <param name="connections">Connects to the broker, once for each call.</param>
public sealed class RabbitMqErrorQueue([FromKeyedServices(RabbitMqConnections.Key)] IConnectionFactory connections)
{
    private const string FaultHeaders = "MT-Fault-";
    private const string DeathHeader = "x-death";
    private const string ConnectionName = "picasso-redrive";

    /// <summary>The error queues of a broker, for a process without services.</summary>
    /// <param name="broker">As <c>amqp://user:password@host:port/vhost</c>.</param>
    public static RabbitMqErrorQueue Of(Uri broker) => new(RabbitMqConnections.To(broker));

    /// <summary>Failed messages by queue; a queue that does not exist yet is omitted.</summary>
    /// <param name="queues">Names of the queues that are consumed.</param>
    /// <param name="cancellationToken">Cancels the count.</param>
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
    /// Moves failed messages back to their queue, unchanged and with their ids, so that a consumer that has handled one recognises it. A message is
    /// removed from the error queue only when the broker has confirmed it in the other: a crash may duplicate it, never lose it. A message that fails
    /// again meanwhile stays for the next redrive.
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

    /// <summary>The number of messages in a queue; null when the queue does not exist yet.</summary>
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
