using Picasso.Kernel;

namespace Picasso.EventSourcing.Deciding;

/// <summary>
/// Runs commands of one kind of aggregate: loads and folds the stream, decides, and appends at the revision of the decision. After a concurrent
/// append it reads the new events and decides again, a few times.
/// </summary>
/// <typeparam name="TState">The state that decisions need.</typeparam>
/// <typeparam name="TCommand">The commands.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
/// <param name="store">The log.</param>
/// <param name="decider">The aggregate.</param>
/// <param name="encoding">Its events as bytes.</param>
/// <param name="clock">For ids of commands without one.</param>
/// <param name="foldsKept">The number of streams whose folds stay in memory, for commands without an id: a long stream then costs as much as a short
/// one.</param>
public sealed class CommandHandler<TState, TCommand, TEvent>(
    IEventStore store, Decider<TState, TCommand, TEvent> decider, IEventEncoding<TEvent> encoding, TimeProvider clock, int foldsKept = 0)
{
    private readonly FoldCache<TState> _folds = new(foldsKept);

    /// <summary>How often a command is decided before it is rejected with "concurrent_change".</summary>
    public const int MaxAttempts = 8;

    /// <summary>Decides a command and appends its events.</summary>
    /// <param name="stream">The aggregate's stream.</param>
    /// <param name="command">The command.</param>
    /// <param name="metadata">Builds each event's metadata.</param>
    /// <param name="commandId">Identifies one command to one aggregate; the ids of its events are derived from it, so a repeat after a lost answer
    /// cannot write twice. It is not the id of a whole process: reserving and transferring are two commands. Null when the decider itself handles
    /// repeats.</param>
    /// <param name="cancellationToken">Has no effect once the append is durable.</param>
    /// <exception cref="EventIdReusedException">The id was used for another command of this aggregate.</exception>
    public async Task<CommandResult<TState>> RunAsync(
        string stream, TCommand command, MetadataBuilder metadata, string? commandId, CancellationToken cancellationToken)
    {
        var seen = commandId is null ? Kept(stream) : Nothing;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            seen = await CatchUpAsync(stream, seen, commandId is not null, cancellationToken);
            var decision = decider.Decide(seen.State, command);
            if (decision.Error is not null || decision.Events.Count == 0)
                return Unchanged(seen, decision.Error);
            var events = Encode(stream, seen, decision.Events, metadata, commandId);
            if (WasDone(seen, events))
                return Unchanged(seen, null);
            using var span = EventTracing.Append(stream);
            if (await store.AppendAsync(stream, ExpectedRevision.Exactly(seen.Revision), events, cancellationToken)
                is AppendResult.Appended appended)
                return new(decision.Events.Aggregate(seen.State, decider.Evolve), appended.Revision, appended.Position, events.Count, null);
            // A fold that contradicts the store without a newer event belongs to a replaced log.
            _folds.Forget(stream);
        }
        return Unchanged(seen, new DomainError(DomainErrorKind.Aborted, "concurrent_change", "Others changed this at the same moment; please try again."));
    }

    /// <summary>The current state of an aggregate in the log.</summary>
    /// <param name="stream">The aggregate's stream; an unknown one is in the initial state.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<CommandResult<TState>> LoadAsync(string stream, CancellationToken cancellationToken) =>
        Unchanged(await CatchUpAsync(stream, Kept(stream), keepIds: false, cancellationToken), null);

    private StreamState<TState> Nothing => StreamState<TState>.Before(decider.Initial);

    private StreamState<TState> Kept(string stream) => _folds.Find(stream) ?? Nothing;

    private async Task<StreamState<TState>> CatchUpAsync(
        string stream, StreamState<TState> seen, bool keepIds, CancellationToken cancellationToken)
    {
        await foreach (var recorded in store.ReadForwardsAsync(stream, seen.Revision + 1, cancellationToken: cancellationToken))
            seen = seen.Then(decider.Evolve(seen.State, encoding.Decode(recorded.Type, recorded.Data.Span)), recorded, keepIds);
        if (!keepIds)
            _folds.Keep(stream, seen);
        return seen;
    }

    private List<NewEvent> Encode(
        string stream, StreamState<TState> seen, IReadOnlyList<TEvent> happened, MetadataBuilder metadata, string? commandId)
    {
        var events = new List<NewEvent>(happened.Count);
        var previous = seen.Last;
        foreach (var item in happened)
        {
            var bare = new StreamEvent(
                NewId(stream, commandId, events.Count), stream, (previous?.Revision ?? -1) + 1,
                encoding.NameOf(item), encoding.Encode(item), default);
            previous = bare with { Metadata = metadata(bare, previous) };
            events.Add(new NewEvent(previous.Id, previous.Type, previous.Data, previous.Metadata));
        }
        return events;
    }

    /// <summary>Whether the log already contains this command's events, for a decider that does not recognise repeats itself.</summary>
    private static bool WasDone(StreamState<TState> seen, List<NewEvent> events)
    {
        if (!seen.TypesById.TryGetValue(events[0].Id, out var type))
            return false;
        return type == events[0].Type ? true : throw new EventIdReusedException(events[0].Id);
    }

    private Guid NewId(string stream, string? commandId, int index) =>
        Guid.Parse(commandId is null ? Ids.New(clock) : Ids.From($"{stream}/{commandId}/{index}"));

    private static CommandResult<TState> Unchanged(StreamState<TState> seen, DomainError? error) =>
        new(seen.State, seen.Revision, seen.Position, 0, error);
}
