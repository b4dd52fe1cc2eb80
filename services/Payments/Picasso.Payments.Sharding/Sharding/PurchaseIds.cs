using Picasso.Kernel;

namespace Picasso.Payments.Sharding;

/// <summary>
/// Ids of purchases: version 7 UUIDs that sort by time; their last ten bits are the buyer's bucket. The shard of a message or a page is derived from
/// the id alone.
/// </summary>
internal static class PurchaseIds
{
    /// <summary>A new id for a purchase of this buyer.</summary>
    public static string New(TimeProvider clock, string buyerId)
    {
        var bucket = Buckets.Of(buyerId);
        var bytes = Guid.ParseExact(Ids.New(clock), "D").ToByteArray(bigEndian: true);
        bytes[14] = (byte)((bytes[14] & 0xFC) | (bucket >> 8));
        bytes[15] = (byte)bucket;
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>The lowest id that could have been created since then: for ranges, because ids sort by time.</summary>
    public static string FirstSince(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, time.ToUnixTimeMilliseconds()) << 16);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>The bucket in the id. Any id has one; only the shard shows whether the purchase exists.</summary>
    public static int BucketOf(string purchaseId)
    {
        var bytes = Guid.ParseExact(purchaseId, "D").ToByteArray(bigEndian: true);
        return ((bytes[14] & 0x03) << 8) | bytes[15];
    }
}
