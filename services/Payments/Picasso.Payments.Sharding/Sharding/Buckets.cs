using System.Security.Cryptography;
using System.Text;

namespace Picasso.Payments.Sharding;

/// <summary>The fixed buckets of users. A bucket moves between shards as a whole; a user never changes the bucket.</summary>
internal static class Buckets
{
    /// <summary>The number of buckets. It never changes: ids contain bucket numbers.</summary>
    public const int Count = 1024;

    /// <summary>The bucket of a person: the first ten bits of the SHA-256 of the id.</summary>
    public static int Of(string userId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(userId), hash);
        return (hash[0] << 2) | (hash[1] >> 6);
    }
}
