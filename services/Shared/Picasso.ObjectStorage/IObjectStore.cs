namespace Picasso.ObjectStorage;

/// <summary>The two buckets.</summary>
public enum Bucket
{
    /// <summary>Originals; never public.</summary>
    Originals,

    /// <summary>Previews and profile pictures; anyone may read them, names are derived from the content, objects never change.</summary>
    Public,
}

/// <summary>The properties of a stored object.</summary>
/// <param name="Key">Its name within the bucket.</param>
/// <param name="Size">Bytes.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
public sealed record StoredObject(string Key, long Size, DateTimeOffset StoredAt)
{
    /// <summary>IANA media type; null in a listing, which does not read it.</summary>
    public string? MediaType { get; init; }
}

/// <summary>The parameters of a temporary address of one object.</summary>
/// <param name="Lifetime">How long a read may start; whole seconds, at least one. A started read continues.</param>
/// <param name="MediaType">Media type of the answer.</param>
/// <param name="FileName">File name of the download.</param>
public sealed record PresignedRead(TimeSpan Lifetime, string MediaType, string FileName);

/// <summary>Objects under keys in two buckets. A put is atomic and durable when it returns.</summary>
public interface IObjectStore
{
    /// <summary>Stores (or replaces) an object from a stream, without holding it in memory.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">Segments of letters, digits, '-', '_' and '.', joined by '/'; no segment is "." or "..", and no key is a prefix folder of
    /// another ("a" and "a/b").</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="mediaType">IANA media type to serve it with.</param>
    /// <param name="cancellationToken">A cancelled put stores nothing.</param>
    /// <returns>Bytes stored.</returns>
    Task<long> PutAsync(Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken);

    /// <summary>Opens an object for reading; null when there is none.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key.</param>
    /// <param name="offset">First byte to read.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    Task<Stream?> OpenAsync(Bucket bucket, string key, long offset, CancellationToken cancellationToken);

    /// <summary>The properties of an object; null when there is none.</summary>
    Task<StoredObject?> FindAsync(Bucket bucket, string key, CancellationToken cancellationToken);

    /// <summary>Deletes an object; without one nothing happens.</summary>
    Task DeleteAsync(Bucket bucket, string key, CancellationToken cancellationToken);

    /// <summary>Every object whose key starts with the prefix, in key order.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(Bucket bucket, string prefix, CancellationToken cancellationToken);

    /// <summary>The address of an object in <see cref="Bucket.Public"/>, absolute or relative to the public site.</summary>
    string PublicUrl(string key);

    /// <summary>
    /// A temporary address at the store itself, which reads the object (GET, with ranges) as an uncached attachment for any holder of the address;
    /// null when browsers cannot connect to the store, so that the service has to serve the object. The existence of the object is not checked.
    /// </summary>
    Task<Uri?> PresignAsync(Bucket bucket, string key, PresignedRead read, CancellationToken cancellationToken);

    /// <summary>Deletes the remains of puts that started before an age and never completed.</summary>
    /// <returns>Number of puts.</returns>
    Task<int> EndAbandonedPutsAsync(TimeSpan age, CancellationToken cancellationToken);
}
