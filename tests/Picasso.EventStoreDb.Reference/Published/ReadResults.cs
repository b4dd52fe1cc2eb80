using Picasso.EventStoreDb.Reference.Simulation;

namespace EventStore.Client;

public sealed partial class EventStoreClient
{
    /// <summary>What was read of a stream.</summary>
    public class ReadStreamResult : IAsyncEnumerable<ResolvedEvent>
    {
        private readonly Task<List<ResolvedEvent>?> _events;

        internal ReadStreamResult(string stream, Task<List<ResolvedEvent>?> events)
        {
            (StreamName, _events) = (stream, events);
            ReadState = StateAsync(events);
        }

        public string StreamName { get; }

        public Task<ReadState> ReadState { get; }

        public async IAsyncEnumerator<ResolvedEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            foreach (var item in await _events ?? throw new InvalidOperationException($"Stream '{StreamName}' was not found."))
                yield return item;
        }

        private static async Task<ReadState> StateAsync(Task<List<ResolvedEvent>?> events) =>
            await events is null ? Client.ReadState.StreamNotFound : Client.ReadState.Ok;
    }

    /// <summary>What was read of the whole log.</summary>
    public class ReadAllStreamResult : IAsyncEnumerable<ResolvedEvent>
    {
        private readonly Task<List<ResolvedEvent>> _events;

        internal ReadAllStreamResult(Task<List<ResolvedEvent>> events) => _events = events;

        public async IAsyncEnumerator<ResolvedEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            foreach (var item in await _events)
                yield return item;
        }
    }

    /// <summary>A subscription to the whole log.</summary>
    public sealed class StreamSubscriptionResult : IAsyncDisposable, IDisposable
    {
        private readonly CancellationTokenSource _stop;
        private readonly Func<SimulatedServer> _server;
        private readonly FromAll _start;
        private readonly SubscriptionFilterOptions? _filter;

        internal StreamSubscriptionResult(
            Func<SimulatedServer> server, FromAll start, SubscriptionFilterOptions? filter, params CancellationToken[] stop)
        {
            (_server, _start, _filter) = (server, start, filter);
            _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        }

        public IAsyncEnumerable<StreamMessage> Messages => SimulatedSubscription.FollowAsync(_server, _start, _filter, _stop.Token);

        public void Dispose() => _stop.Dispose();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
