namespace Picasso.ObjectStorage;

/// <summary>Readings of an <see cref="IObjectStore"/>.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>An object as a stream that can seek; the store is asked when the first byte is read, which must be asynchronously.</summary>
    /// <param name="objects">The store.</param>
    /// <param name="bucket">Where.</param>
    /// <param name="key">Which.</param>
    /// <param name="size">Its bytes, as <see cref="IObjectStore.FindAsync"/> told.</param>
    public static Stream ReadSeekable(this IObjectStore objects, Bucket bucket, string key, long size) =>
        new ObjectReadStream(objects, bucket, key, size);
}
