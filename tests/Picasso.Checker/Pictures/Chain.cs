using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Pictures;

/// <summary>
/// The hash chain as docs and certificates describe it, written again: SHA-256 over the hash before (zeros for the first), stream,
/// revision, id, wire name, data, actor, time and causation, each preceded by its length in four bytes, big-endian.
/// </summary>
internal static class Chain
{
    /// <summary>The hash that an event has to carry.</summary>
    /// <param name="row">The event.</param>
    /// <param name="previous">Hash of the event before, lower-case hex; null for the first.</param>
    public static string HashOf(EventRow row, string? previous)
    {
        using var content = new MemoryStream();
        Write(content, Convert.FromHexString(previous ?? new string('0', 64)));
        Write(content, row.Stream);
        var revision = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(revision, row.Revision);
        Write(content, revision);
        Write(content, row.Id);
        Write(content, row.Type);
        Write(content, row.Data);
        foreach (var part in new[] { "actor", "occurredAt", "causation" })
            Write(content, StoredEvent.Meta(row, part) ?? "");
        return Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
    }

    private static void Write(Stream content, string text) => Write(content, Encoding.UTF8.GetBytes(text));

    private static void Write(Stream content, byte[] part)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        content.Write(length);
        content.Write(part);
    }
}
