using System.Buffers.Binary;

namespace Picasso.Payments.Purchasing;

/// <summary>Builds idempotency keys from purchase and step.</summary>
internal static class ProviderKeys
{
    private const string Orphan = "orphan";

    /// <summary>The key of the one charge of a purchase.</summary>
    public static string Charge(string purchaseId) => $"{purchaseId}:charge";

    /// <summary>The key of the one refund of a purchase.</summary>
    public static string Refund(string purchaseId) => $"{purchaseId}:refund";

    /// <summary>The key of the refund of a charge that belongs to no purchase.</summary>
    public static string OrphanRefund(string chargeId) => $"{Orphan}:{chargeId}";

    /// <summary>Whether a key is of such a refund.</summary>
    public static bool IsOrphanRefund(string key) => key.StartsWith($"{Orphan}:", StringComparison.Ordinal);

    /// <summary>The purchase that a key belongs to.</summary>
    public static string PurchaseOf(string key) => key.Split(':')[0];

    /// <summary>When the purchase of a key started, by Picasso's clock: its id carries the time. Null for a key without such an id.</summary>
    public static DateTimeOffset? TimeOf(string key)
    {
        if (!Guid.TryParseExact(PurchaseOf(key), "D", out var id) || id.Version != 7)
            return null;
        Span<byte> time = stackalloc byte[16];
        id.TryWriteBytes(time, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(time) >> 16);
    }
}
