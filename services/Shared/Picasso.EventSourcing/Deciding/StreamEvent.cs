namespace Picasso.EventSourcing.Deciding;

/// <summary>The fixed parts of an event before the append: the input of a hash chain.</summary>
/// <param name="Id">The event.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its revision in the stream.</param>
/// <param name="Type">Wire name.</param>
/// <param name="Data">UTF-8 JSON, byte for byte as it is stored.</param>
/// <param name="Metadata">UTF-8 JSON, byte for byte as it is stored; empty while it is being built.</param>
public sealed record StreamEvent(
    Guid Id, string Stream, long Revision, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata)
{
    /// <summary>The same of a stored event.</summary>
    public static StreamEvent Of(RecordedEvent recorded) =>
        new(recorded.Id, recorded.Stream, recorded.Revision, recorded.Type, recorded.Data, recorded.Metadata);
}

/// <summary>
/// Builds the metadata (UTF-8 JSON) of an event that is about to be appended. Pure: it may be called again, with another revision and predecessor,
/// after a concurrent append.
/// </summary>
/// <param name="next">The event, with empty metadata.</param>
/// <param name="previous">The event before it in the stream, perhaps of the same batch; null for the first.</param>
public delegate ReadOnlyMemory<byte> MetadataBuilder(StreamEvent next, StreamEvent? previous);
