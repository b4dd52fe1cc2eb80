using System.Security.Cryptography;
using Picasso.ObjectStorage;

namespace Picasso.Pictures.Commands.Reserving;

/// <summary>Checks whether the original is present and intact before a purchase.</summary>
internal sealed class OriginalCheck(IObjectStore objects, VerifiedOriginals verified) : IDisposable
{
    // Many concurrent buyers of one picture: the first reads, the others find the digest. The number limits the readers of all pictures.
    private readonly SemaphoreSlim[] _readers = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];

    public async Task<bool> IsIntactAsync(OriginalFile original, CancellationToken cancellationToken)
    {
        if (await objects.FindAsync(Bucket.Originals, original.Key, cancellationToken) is not { } stored || stored.Size != original.Size)
            return false;
        if (verified.Contains(stored, original.Sha256))
            return true;
        var reader = _readers[(uint)string.GetHashCode(original.Key, StringComparison.Ordinal) % _readers.Length];
        await reader.WaitAsync(cancellationToken);
        try
        {
            return verified.Contains(stored, original.Sha256) || await ReadAsync(stored, original, cancellationToken);
        }
        finally
        {
            reader.Release();
        }
    }

    public void Dispose()
    {
        foreach (var reader in _readers)
            reader.Dispose();
    }

    private async Task<bool> ReadAsync(StoredObject stored, OriginalFile original, CancellationToken cancellationToken)
    {
        await using var content = await objects.OpenAsync(Bucket.Originals, original.Key, 0, cancellationToken);
        if (content is null || Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != original.Sha256)
            return false;
        verified.Add(stored, original.Sha256);
        return true;
    }
}
