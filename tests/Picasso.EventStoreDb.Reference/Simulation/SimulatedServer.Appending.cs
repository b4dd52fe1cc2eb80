using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventStoreDb.Reference.Simulation;

internal sealed partial class SimulatedServer
{
    private readonly HashSet<Uuid> _inFlight = [];
    private TaskCompletionSource? _hold;
    private int _appends;
    private int _answersToLose;

    /// <summary>How many appends reached it.</summary>
    public int Appends => Volatile.Read(ref _appends);

    /// <summary>
    /// Keeps appends from being replicated until <see cref="Release"/>. A repeat of one that is on its way is dropped without an answer:
    /// the server expects the client to try again after its deadline.
    /// </summary>
    public void HoldAppends() => _hold = NewSignal();

    /// <summary>Lets the appends that wait go on.</summary>
    public void Release() => _hold?.SetResult();

    /// <summary>Writes the next appends, and cuts the connection before it answers.</summary>
    public void LoseAnswers(int count) => _answersToLose = count;

    public async Task<IWriteResult> AppendAsync(string stream, long expected, IReadOnlyList<EventData> events, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _appends);
        await TravelAsync(cancellationToken);
        await Faults.PassAsync(Fault, isAppend: true, cancellationToken);
        await ReplicateAsync(events, cancellationToken);
        IWriteResult? answer = null;
        Change(() => answer = AppendDecision.Decide(_log, stream, expected, events) ?? Written(stream, events));
        if (answer is SuccessResult && Interlocked.Decrement(ref _answersToLose) >= 0)
            throw new RpcException(new Status(StatusCode.Unavailable, "The connection was lost."));
        return answer!;
    }

    private async Task ReplicateAsync(IReadOnlyList<EventData> events, CancellationToken cancellationToken)
    {
        if (_hold is not { } hold)
            return;
        bool isRepeat;
        lock (_lock)
            isRepeat = !events.All(item => _inFlight.Add(item.EventId));
        if (isRepeat && !hold.Task.IsCompleted)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        // A client that stops waiting does not stop the write.
        await hold.Task;
    }

    // The answer names the place of the batch, which is that of its first event.
    private SuccessResult Written(string stream, IReadOnlyList<EventData> events)
    {
        var written = events.Select(item => _log.Append(stream, item)).ToList();
        return new SuccessResult(StreamRevision.FromInt64(written[^1].EventNumber.ToInt64()), written[0].Position);
    }
}
