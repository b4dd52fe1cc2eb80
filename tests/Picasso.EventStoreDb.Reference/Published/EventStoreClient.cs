using Picasso.EventStoreDb.Reference.Simulation;

namespace EventStore.Client;

/// <summary>Direction of a read.</summary>
public enum Direction
{
    Backwards,
    Forwards,
}

/// <summary>Whether the stream that was read is there.</summary>
public enum ReadState
{
    StreamNotFound,
    Ok,
}

/// <summary>The client for streams, here of a simulated server.</summary>
public sealed partial class EventStoreClient : IDisposable, IAsyncDisposable
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly EventStoreClientSettings _settings;

    public EventStoreClient(EventStoreClientSettings? settings = null) => _settings = settings ?? new();

    public Task<IWriteResult> AppendToStreamAsync(
        string streamName, StreamRevision expectedRevision, IEnumerable<EventData> eventData,
        Action<EventStoreClientOperationOptions>? configureOperationOptions = null, TimeSpan? deadline = null,
        UserCredentials? userCredentials = null, CancellationToken cancellationToken = default) =>
        AppendAsync(streamName, expectedRevision.ToInt64(), eventData, deadline, cancellationToken);

    public Task<IWriteResult> AppendToStreamAsync(
        string streamName, StreamState expectedState, IEnumerable<EventData> eventData,
        Action<EventStoreClientOperationOptions>? configureOperationOptions = null, TimeSpan? deadline = null,
        UserCredentials? userCredentials = null, CancellationToken cancellationToken = default) =>
        AppendAsync(streamName, expectedState.ToInt64(), eventData, deadline, cancellationToken);

    public ReadStreamResult ReadStreamAsync(
        Direction direction, string streamName, StreamPosition revision, long maxCount = long.MaxValue, bool resolveLinkTos = false,
        TimeSpan? deadline = null, UserCredentials? userCredentials = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxCount);
        return new(streamName, CallAsync(SimulatedRights.ReadStream, server => server.ReadStream(direction, streamName, revision, maxCount), deadline, cancellationToken));
    }

    public ReadAllStreamResult ReadAllAsync(
        Direction direction, Position position, long maxCount = long.MaxValue, bool resolveLinkTos = false,
        TimeSpan? deadline = null, UserCredentials? userCredentials = null, CancellationToken cancellationToken = default) =>
        ReadAllAsync(direction, position, null, maxCount, resolveLinkTos, deadline, userCredentials, cancellationToken);

    public ReadAllStreamResult ReadAllAsync(
        Direction direction, Position position, IEventFilter? eventFilter, long maxCount = long.MaxValue, bool resolveLinkTos = false,
        TimeSpan? deadline = null, UserCredentials? userCredentials = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxCount);
        return new(CallAsync(SimulatedRights.ReadAll, server => server.ReadAll(direction, position, eventFilter, maxCount), deadline, cancellationToken));
    }

    public StreamSubscriptionResult SubscribeToAll(
        FromAll start, bool resolveLinkTos = false, SubscriptionFilterOptions? filterOptions = null,
        UserCredentials? userCredentials = null, CancellationToken cancellationToken = default) =>
        new(() => Server(SimulatedRights.ReadAll), start, filterOptions, _disposed.Token, cancellationToken);

    public void Dispose() => _disposed.Cancel();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private SimulatedServer Server(SimulatedRights right) =>
        SimulatedServer.At(_settings.ConnectivitySettings.Address).Authorize(_settings, right);

    // As with the official client: once an append is sent only the server ends the wait for its answer, at the deadline that it was given;
    // a server that does not answer at all leaves the caller waiting.
    private Task<IWriteResult> AppendAsync(
        string stream, long expected, IEnumerable<EventData> events, TimeSpan? deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Calls.WithDeadlineAsync(
            stop => Server(SimulatedRights.Append).AppendAsync(stream, expected, [.. events], stop),
            SimulatedServer.At(_settings.ConnectivitySettings.Address).Fault == Fault.Frozen ? null : deadline ?? _settings.DefaultDeadline, _disposed.Token);
    }

    private Task<T> CallAsync<T>(
        SimulatedRights right, Func<SimulatedServer, T> read, TimeSpan? deadline, CancellationToken cancellationToken) =>
        Calls.WithDeadlineAsync(stop => Server(right).ReadAsync(read, stop), deadline, cancellationToken);
}
