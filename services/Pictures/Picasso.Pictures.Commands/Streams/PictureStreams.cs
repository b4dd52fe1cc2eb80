using System.Diagnostics;
using System.Globalization;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Commands.Streams;

/// <summary>Runs commands on pictures' streams and seals each event into the picture's hash chain.</summary>
internal sealed class PictureStreams(IEventStore store, TimeProvider clock)
{
    // A fold has some kilobytes: the fold of a frequently changed picture stays cached, however long its stream.
    private const int FoldsKept = 1_000;

    private readonly CommandHandler<PictureState, PictureCommand, PictureEvent> _runner =
        new(store, PictureDecider.Instance, PictureEncoding.Instance, clock, FoldsKept);

    /// <summary>Decides a command and appends its events; the decider handles repeats.</summary>
    public Task<CommandResult<PictureState>> RunAsync(
        string pictureId, PictureCommand command, Origin origin, CancellationToken cancellationToken)
    {
        var occurredAt = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var bare = new EventMetadata(origin.Actor, occurredAt, origin.Causation, "") { Trace = Activity.Current?.Id };
        return _runner.RunAsync(
            PictureEvents.StreamOf(pictureId), command, (next, previous) => Seal(bare, next, previous), null, cancellationToken);
    }

    /// <summary>The current picture in the log.</summary>
    public Task<CommandResult<PictureState>> LoadAsync(string pictureId, CancellationToken cancellationToken) =>
        _runner.LoadAsync(PictureEvents.StreamOf(pictureId), cancellationToken);

    /// <summary>The picture with every event, its hash chain verified.</summary>
    public async Task<PictureHistory> ReadHistoryAsync(string pictureId, CancellationToken cancellationToken)
    {
        var events = await ReadEventsAsync(pictureId, cancellationToken);
        var state = PictureDecider.Instance.Fold(
            events.Select(recorded => PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span)));
        return new PictureHistory(state, events, HashChain.Verify(events));
    }

    /// <summary>Every stored event of the picture.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> ReadEventsAsync(string pictureId, CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadForwardsAsync(PictureEvents.StreamOf(pictureId), cancellationToken: cancellationToken))
            events.Add(recorded);
        return events;
    }

    private static ReadOnlyMemory<byte> Seal(EventMetadata bare, StreamEvent next, StreamEvent? previous)
    {
        var previousHash = previous is null ? null : EventMetadata.Decode(previous.Metadata.Span)?.Hash
            ?? throw new InvalidOperationException($"Event {previous.Id:D} of {previous.Stream} has no hash to build on.");
        return HashChain.Seal(previousHash, next.Stream, next.Revision, next.Id, next.Type, next.Data.Span, bare).Encode();
    }
}
