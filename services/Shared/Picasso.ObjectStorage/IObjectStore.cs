namespace Picasso.ObjectStorage;

/// <summary>The two places for bytes.</summary>
public enum Bucket
{
    /// <summary>Originals; nothing in it is ever public.</summary>
    Originals,

    /// <summary>Previews and profile pictures; anyone may read, names follow from the content, objects never change.</summary>
    Public,
}

/// <summary>What is known of a stored object.</summary>
/// <param name="Key">Its name within the bucket.</param>
/// <param name="Size">Bytes.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
public sealed record StoredObject(string Key, long Size, DateTimeOffset StoredAt)
{
    /// <summary>IANA media type; null in a listing, which does not know it.</summary>
    public string? MediaType { get; init; }
}

/// <summary>What an address that reads one object for a moment gives.</summary>
/// <param name="Lifetime">How long a read may begin with it; whole seconds, at least one. A read that has begun goes on.</param>
/// <param name="MediaType">Media type of the answer.</param>
/// <param name="FileName">Name that a browser saves the answer under.</param>
public sealed record PresignedRead(TimeSpan Lifetime, string MediaType, string FileName);

/// <summary>Bytes under names in two buckets. An object appears whole or not at all and survives a crash once the put returned.</summary>
public interface IObjectStore
{
    /// <summary>Stores (or replaces) an object from a stream, without holding it in memory.</summary>
    /// <param name="bucket">Where.</param>
    /// <param name="key">Segments of letters, digits, '-', '_' and '.', joined by '/'; no segment is "." or "..", and no key continues another ("a" and "a/b").</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="mediaType">IANA media type to serve it with.</param>
    /// <param name="cancellationToken">A cancelled put leaves nothing behind.</param>
    /// <returns>Bytes stored.</returns>
    Task<long> PutAsync(Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken);

    /// <summary>Opens an object for reading; null when there is none.</summary>
    /// <param name="bucket">Where.</param>
    /// <param name="key">Which.</param>
    /// <param name="offset">First byte to read.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    Task<Stream?> OpenAsync(Bucket bucket, string key, long offset, CancellationToken cancellationToken);

    /// <summary>What is known of an object; null when there is none.</summary>
    Task<StoredObject?> FindAsync(Bucket bucket, string key, CancellationToken cancellationToken);

    /// <summary>Removes an object; without one nothing happens.</summary>
    Task DeleteAsync(Bucket bucket, string key, CancellationToken cancellationToken);

    /// <summary>Every object whose key starts with the prefix, in key order.</summary>
    IAsyncEnumerable<StoredObject> ListAsync(Bucket bucket, string prefix, CancellationToken cancellationToken);

    /// <summary>The address of an object in <see cref="Bucket.Public"/>, absolute or relative to the public site.</summary>
    string PublicUrl(string key);

    /// <summary>
    /// An address from which whoever holds it reads the object (GET, with ranges) from the store itself, as an attachment that nobody
    /// keeps; null when browsers do not reach the store, so that the service has to hand it out. Whether the object exists is not asked.
    /// </summary>
    Task<Uri?> PresignAsync(Bucket bucket, string key, PresignedRead read, CancellationToken cancellationToken);

    /// <summary>Ends what the store still keeps of puts that began so long ago and never came to an end.</summary>
    /// <returns>How many.</returns>
    Task<int> EndAbandonedPutsAsync(TimeSpan age, CancellationToken cancellationToken);
}
