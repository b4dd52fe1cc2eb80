using EventStore.Client;

namespace Picasso.EventSourcing.EventStoreDb;

/// <summary>One subscription on the server, read message by message; it can be abandoned while the next message is awaited.</summary>
internal sealed class EventStoreDbConnection : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly EventStoreClient.StreamSubscriptionResult _subscription;
    private readonly IAsyncEnumerator<StreamMessage> _messages;
    private Task<bool>? _next;

    public EventStoreDbConnection(EventStoreClient client, EventStoreDbWalk walk, uint checkpointInterval, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _subscription = client.SubscribeToAll(
            EventStoreDbMapping.ToFromAll(walk.Through), filterOptions: new(walk.Filter.OnServer, checkpointInterval),
            cancellationToken: _stop.Token);
        _messages = _subscription.Messages.GetAsyncEnumerator(_stop.Token);
    }

    /// <summary>Completes when a message is available; false when the server has ended the subscription.</summary>
    public Task<bool> Next => _next ??= _messages.MoveNextAsync().AsTask();

    /// <summary>The available message.</summary>
    public StreamMessage Take()
    {
        _next = null;
        return _messages.Current;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_next is not null)
            await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _messages.DisposeAsync();
        await _subscription.DisposeAsync();
        _stop.Dispose();
    }
}
