namespace Picasso.EventSourcing.Deciding;

/// <summary>What is fixed about an event before the log takes it: all that a hash chain may build on.</summary>
/// <param name="Id">The event.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its place in the stream.</param>
/// <param name="Type">Wire name.</param>
/// <param name="Data">UTF-8 JSON, byte for byte as it is stored.</param>
/// <param name="Metadata">UTF-8 JSON, byte for byte as it is stored; empty while it is being built.</param>
public sealed record StreamEvent(
    Guid Id, string Stream, long Revision, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata)
{
    /// <summary>The same of an event that the log holds.</summary>
    public static StreamEvent Of(RecordedEvent recorded) =>
        new(recorded.Id, recorded.Stream, recorded.Revision, recorded.Type, recorded.Data, recorded.Metadata);
}

/// <summary>
/// Builds the metadata (UTF-8 JSON) of an event that is about to be appended. Pure: it may be called again, with another
/// revision and predecessor, when somebody else was faster.
/// </summary>
/// <param name="next">The event, with empty metadata.</param>
/// <param name="previous">The event before it in the stream, perhaps of the same batch; null for the first.</param>
public delegate ReadOnlyMemory<byte> MetadataBuilder(StreamEvent next, StreamEvent? previous);
