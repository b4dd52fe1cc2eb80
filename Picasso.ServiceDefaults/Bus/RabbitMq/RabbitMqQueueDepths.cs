using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Background;
using RabbitMQ.Client;

namespace Picasso.ServiceDefaults.Bus.RabbitMq;

/// <summary>Pending and failed messages in the broker's queues of this process, polled periodically; meter "Picasso.Bus".</summary>
internal sealed class RabbitMqQueueDepths : BackgroundLoop
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Picasso.Bus";

    private const string ConnectionName = "picasso-depths";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly RabbitMqQueueNames _queues;
    private readonly IConnectionFactory _connections;
    private readonly RabbitMqRights _rights;
    private IReadOnlyList<Measurement<long>> _waiting = [];
    private IReadOnlyList<Measurement<long>> _failed = [];

    public RabbitMqQueueDepths(
        RabbitMqQueueNames queues, [FromKeyedServices(RabbitMqConnections.Key)] IConnectionFactory connections, RabbitMqRights rights, IMeterFactory meters,
        TimeProvider clock, ILogger<RabbitMqQueueDepths> logger)
        : base(clock, logger)
    {
        _queues = queues;
        _connections = connections;
        _rights = rights;
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("picasso.bus.queue.depth", () => _waiting, "{message}", "Messages that wait in a queue of the broker.");
        meter.CreateObservableGauge("picasso.bus.queue.failed", () => _failed, "{message}", "Messages of a queue that failed too often and wait for a redrive.");
    }

    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        RepeatAsync(LookOnAsync, s_pause, LoopSettings.Endless, stoppingToken);

    // One connection, reused while it is open.
    private async Task LookOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var ticks = new PeriodicTimer(s_pause, Clock);
            await using var connection = await _connections.CreateConnectionAsync(ConnectionName, cancellationToken);
            do
            {
                await LookAsync(connection, cancellationToken);
                _rights.Granted();
                Works();
            }
            while (await ticks.WaitForNextTickAsync(cancellationToken));
        }
        catch (Exception fault)
        {
            _rights.Failed(fault);
            throw;
        }
        finally
        {
            // Unknown values are not reported: an old depth would mislead operators.
            (_waiting, _failed) = ([], []);
        }
    }

    private async Task LookAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var (waiting, failed) = (new List<Measurement<long>>(), new List<Measurement<long>>());
        foreach (var queue in _queues.All)
        {
            var tag = new KeyValuePair<string, object?>("queue", queue);
            if (await RabbitMqErrorQueue.CountAsync(connection, queue, cancellationToken) is { } messages)
                waiting.Add(new(messages, tag));
            if (await RabbitMqErrorQueue.CountAsync(connection, BusNames.ErrorQueueOf(queue), cancellationToken) is { } errors)
                failed.Add(new(errors, tag));
        }

        (_waiting, _failed) = (waiting, failed);
    }
}
