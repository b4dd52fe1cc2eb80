namespace Picasso.Checker.Rows;

/// <summary>A row of the event log.</summary>
public sealed record EventRow
{
    /// <summary>Its place in the log.</summary>
    public long Position { get; init; }

    /// <summary>Its stream, "picture-{id}" for pictures.</summary>
    public string Stream { get; init; } = "";

    /// <summary>Its place in the stream, from 0.</summary>
    public long Revision { get; init; }

    /// <summary>16 bytes, big-endian.</summary>
    public byte[] Id { get; init; } = [];

    /// <summary>Wire name.</summary>
    public string Type { get; init; } = "";

    /// <summary>UTF-8 JSON.</summary>
    public byte[] Data { get; init; } = [];

    /// <summary>UTF-8 JSON.</summary>
    public byte[] Metadata { get; init; } = [];
}
