namespace Picasso.ObjectStorage;

/// <summary>Ways to read from an <see cref="IObjectStore"/>.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>An object as a seekable stream; the store is called by the first read, which must be asynchronous.</summary>
    /// <param name="objects">The store.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key.</param>
    /// <param name="size">Its length in bytes from <see cref="IObjectStore.FindAsync"/>.</param>
    public static Stream ReadSeekable(this IObjectStore objects, Bucket bucket, string key, long size) =>
        new ObjectReadStream(objects, bucket, key, size);
}
