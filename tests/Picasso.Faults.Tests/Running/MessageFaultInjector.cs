using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Picasso.Faults.Tests.Running;

/// <summary>
/// Sits at the marketplace's own queues as one consumer among others. Of what the broker hands it, it keeps some for good, puts some
/// back twice, some later than what came after, and the rest as it was. The marketplace never sees it.
/// </summary>
internal sealed class MessageFaultInjector(Uri broker, string prefix, int seed) : IFaultInjector, IAsyncDisposable
{
    // Losing is left out where nobody promises to ask again: news of a sale leave once, from a checkpoint.
    private static readonly (string Queue, bool MayLose)[] s_queues =
    [
        ("payments-purchase", true), ("payments-payment", true), ("pictures-commands-reserve-picture", true),
        ("pictures-commands-release-reservation", true), ("pictures-commands-transfer-ownership", true), ("users-mail-person", true),
        ("payments-person-mailed", true), ("messages-fact", false),
    ];

    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(2);

    private readonly Random _chance = new(seed);
    private readonly Dictionary<Deed, int> _deeds = [];
    private readonly List<(IChannel Channel, string Tag)> _places = [];
    private readonly CancellationTokenSource _end = new();
    private IConnection? _connection;

    private enum Deed
    {
        Lose,
        Double,
        Delay,
        Pass,
    }

    public async Task BeginAsync()
    {
        _connection = await new ConnectionFactory { Uri = broker, ClientProvidedName = "thief" }.CreateConnectionAsync();
        foreach (var (queue, mayLose) in s_queues)
        {
            var channel = await _connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
            await channel.BasicQosAsync(0, prefetchCount: 4, global: false);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, message) => StealAsync(channel, prefix + queue, mayLose, message);
            _places.Add((channel, await channel.BasicConsumeAsync(prefix + queue, autoAck: false, consumer)));
        }
    }

    /// <summary>Gives back what it holds and goes.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        foreach (var (channel, tag) in _places)
            await channel.BasicCancelAsync(tag);
        // With the connection and not one by one: an acknowledgement on a channel that was closed would close the others, too.
        await _connection!.CloseAsync();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Count(Deed.Lose)} messages lost, {Count(Deed.Double)} doubled and {Count(Deed.Delay)} delayed on the bus, ");

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _end.Dispose();
    }

    private async Task StealAsync(IChannel channel, string queue, bool mayLose, BasicDeliverEventArgs message)
    {
        var (deed, late) = Draw(mayLose);
        // The body belongs to the client library, which uses it again after this call.
        var (body, properties) = (message.Body.ToArray(), new BasicProperties(message.BasicProperties));
        if (deed == Deed.Delay)
            await PassesAsync(late);
        for (var copies = deed switch { Deed.Lose => 0, Deed.Double => 2, _ => 1 }; copies > 0; copies--)
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, body);
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
    }

    private int Count(Deed deed) => _deeds.GetValueOrDefault(deed);

    private (Deed, TimeSpan) Draw(bool mayLose)
    {
        lock (_chance)
        {
            var deed = _chance.Next(100) switch { < 15 when mayLose => Deed.Lose, < 45 => Deed.Double, < 60 => Deed.Delay, _ => Deed.Pass };
            _deeds[deed] = _deeds.GetValueOrDefault(deed) + 1;
            return (deed, s_late * _chance.NextDouble());
        }
    }

    private async Task PassesAsync(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, TimeProvider.System, _end.Token);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end comes earlier: it goes back now.
        }
    }
}
