using System.Diagnostics;
using System.Globalization;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
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
        PictureId pictureId, PictureCommand command, Origin origin, CancellationToken cancellationToken)
    {
        var occurredAt = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var bare = new EventMetadata(origin.Actor, occurredAt, origin.Causation, "") { Trace = Activity.Current?.Id };
        return _runner.RunAsync(
            PictureEvents.StreamOf(pictureId), command, (next, previous) => Seal(bare, next, previous), null, cancellationToken);
    }

    /// <summary>The current picture in the log.</summary>
    public Task<CommandResult<PictureState>> LoadAsync(PictureId pictureId, CancellationToken cancellationToken) =>
        _runner.LoadAsync(PictureEvents.StreamOf(pictureId), cancellationToken);

    /// <summary>The picture with every event.</summary>
    public Task<PictureHistory> ReadHistoryAsync(PictureId pictureId, CancellationToken cancellationToken) =>
        ContinueHistoryAsync(pictureId, PictureHistory.None, cancellationToken);

    /// <summary>A history with the events that were appended since.</summary>
    public async Task<PictureHistory> ContinueHistoryAsync(PictureId pictureId, PictureHistory seen, CancellationToken cancellationToken) =>
        seen.With(await store.ReadStreamAsync(PictureEvents.StreamOf(pictureId), seen.NextRevision, cancellationToken));

    /// <summary>Every stored event of the picture, also one that this version cannot read.</summary>
    public Task<IReadOnlyList<RecordedEvent>> ReadEventsAsync(PictureId pictureId, CancellationToken cancellationToken) =>
        store.ReadStreamAsync(PictureEvents.StreamOf(pictureId), 0, cancellationToken);

    private static ReadOnlyMemory<byte> Seal(EventMetadata bare, StreamEvent next, StreamEvent? previous)
    {
        var previousHash = previous is null ? null : EventMetadata.Decode(previous.Metadata.Span)?.Hash
            ?? throw new InvalidOperationException($"Event {previous.Id:D} of {previous.Stream} has no hash to build on.");
        return HashChain.Seal(previousHash, next.Stream, next.Revision, next.Id, next.Type, next.Data.Span, bare).Encode();
    }
}
