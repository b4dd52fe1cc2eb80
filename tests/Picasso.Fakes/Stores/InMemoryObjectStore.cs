using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Picasso.ObjectStorage;

namespace Picasso.Fakes.Stores;

/// <summary>Objects in memory, held to the same suite as those in folders and on servers.</summary>
public sealed class InMemoryObjectStore(TimeProvider clock) : IObjectStore
{
    private readonly ConcurrentDictionary<(Bucket Bucket, string Key), (byte[] Content, StoredObject Object)> _objects = new();

    /// <summary>As <see cref="PutAsync"/>, without waiting: memory is never slow.</summary>
    public void Put(Bucket bucket, string key, byte[] content, string mediaType) => _objects[(bucket, ObjectKey.Require(key))] =
        (content, new StoredObject(key, content.Length, clock.GetUtcNow()) { MediaType = mediaType });

    public async Task<long> PutAsync(Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        using var received = new MemoryStream();
        await content.CopyToAsync(received, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Put(bucket, key, received.ToArray(), mediaType);
        return received.Length;
    }

    public async Task<Stream?> OpenAsync(Bucket bucket, string key, long offset, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        return _objects.TryGetValue((bucket, ObjectKey.Require(key)), out var found)
            ? new MemoryStream(found.Content, (int)offset, found.Content.Length - (int)offset, writable: false)
            : null;
    }

    public async Task<StoredObject?> FindAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        return _objects.TryGetValue((bucket, ObjectKey.Require(key)), out var found) ? found.Object : null;
    }

    public async Task DeleteAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        _objects.TryRemove((bucket, ObjectKey.Require(key)), out _);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        Bucket bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (place, found) in _objects.OrderBy(item => item.Key.Key, StringComparer.Ordinal))
        {
            if (place.Bucket == bucket && place.Key.StartsWith(prefix, StringComparison.Ordinal))
                yield return found.Object;
        }
    }

    public string PublicUrl(string key) => $"/media/{ObjectKey.Require(key)}";

    public Task<Uri?> PresignAsync(Bucket bucket, string key, PresignedRead read, CancellationToken cancellationToken) => Task.FromResult<Uri?>(null);

    public Task<int> EndAbandonedPutsAsync(TimeSpan age, CancellationToken cancellationToken) => Task.FromResult(0);
}
