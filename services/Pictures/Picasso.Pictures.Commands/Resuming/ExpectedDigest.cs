using System.Security.Cryptography;

namespace Picasso.Pictures.Commands.Resuming;

/// <summary>The digest that the bytes of one call must have.</summary>
internal sealed class ExpectedDigest : IDisposable
{
    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private ExpectedDigest(HashAlgorithmName algorithm, byte[] expected) => (_hash, _expected) = (IncrementalHash.CreateHash(algorithm), expected);

    /// <summary>Reads the algorithm, a space, and the digest in base64; null for an empty text.</summary>
    /// <exception cref="Kernel.DomainException">"checksum_unsupported".</exception>
    public static ExpectedDigest? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        if (text.Split(' ') is [var name, var base64] && AlgorithmOf(name) is ({ } algorithm, var length))
        {
            var bytes = new byte[64];
            if (Convert.TryFromBase64String(base64, bytes, out var written) && written == length)
                return new ExpectedDigest(algorithm, bytes[..written]);
        }

        throw PendingErrors.ChecksumUnsupported.ToException();
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <exception cref="Kernel.DomainException">"checksum_mismatch".</exception>
    public void Require()
    {
        if (!_hash.GetHashAndReset().AsSpan().SequenceEqual(_expected))
            throw PendingErrors.ChecksumMismatch.ToException();
    }

    public void Dispose() => _hash.Dispose();

    // The protocol requires SHA-1 of servers; it detects damage, not an attack.
    private static (HashAlgorithmName? Algorithm, int Length) AlgorithmOf(string name) => name switch
    {
        "sha1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
        "sha256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        _ => (null, 0),
    };
}
