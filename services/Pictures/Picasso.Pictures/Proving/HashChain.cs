using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Picasso.EventSourcing;

namespace Picasso.Pictures.Proving;

/// <summary>
/// Links each event of a picture to the previous one: its hash is SHA-256 over the previous hash (32 zero bytes for the first event), stream,
/// revision, event id, wire name, the exact data bytes, actor, time and causation, each preceded by its length as 32 bits, big-endian. Changing,
/// dropping, inserting or moving an event invalidates every hash after it.
/// </summary>
public static class HashChain
{
    private static readonly string s_start = new('0', 2 * SHA256.HashSizeInBytes);

    /// <summary>Metadata, hash included, of the next event.</summary>
    /// <param name="previousHash">Hash of the previous event; null for the first.</param>
    /// <param name="stream">The picture's stream.</param>
    /// <param name="revision">The event's revision.</param>
    /// <param name="id">The event.</param>
    /// <param name="name">Its wire name.</param>
    /// <param name="data">Its data, as stored.</param>
    /// <param name="origin">Actor, time and cause; its hash is ignored.</param>
    public static EventMetadata Seal(
        string? previousHash, string stream, long revision, Guid id, string name, ReadOnlySpan<byte> data, EventMetadata origin) =>
        origin with { Hash = Compute(previousHash ?? s_start, stream, revision, id, name, data, origin) };

    /// <summary>Verifies the chain from a stream's first event on.</summary>
    /// <param name="events">All events of one stream, in order.</param>
    public static ChainVerdict Verify(IEnumerable<RecordedEvent> events)
    {
        string? previous = null;
        var revision = 0L;
        foreach (var recorded in events)
        {
            if (Flaw(recorded, previous, revision, out var hash) is { } flaw)
                return new ChainVerdict(previous, new BrokenLink(recorded.Id, recorded.Stream, recorded.Revision, flaw));
            previous = hash;
            revision++;
        }

        return new ChainVerdict(previous, null);
    }

    private static string? Flaw(RecordedEvent recorded, string? previous, long revision, out string hash)
    {
        hash = "";
        if (recorded.Revision != revision)
            return $"revision {revision} is missing";
        if (EventMetadata.Decode(recorded.Metadata.Span) is not { } metadata)
            return "the metadata is unreadable";
        hash = Compute(
            previous ?? s_start, recorded.Stream, recorded.Revision, recorded.Id, recorded.Type, recorded.Data.Span, metadata);
        return hash == metadata.Hash ? null : "the hash does not follow from the event and the one before";
    }

    private static string Compute(
        string previousHash, string stream, long revision, Guid id, string name, ReadOnlySpan<byte> data, EventMetadata origin)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, revision);
        Add(hash, Convert.FromHexString(previousHash));
        Add(hash, stream);
        Add(hash, number);
        Add(hash, id.ToByteArray(bigEndian: true));
        Add(hash, name);
        Add(hash, data);
        Add(hash, origin.Actor);
        Add(hash, origin.OccurredAt);
        Add(hash, origin.Causation);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
