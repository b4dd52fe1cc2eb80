using System.Runtime.CompilerServices;

namespace Picasso.ObjectStorage.Folder;

/// <summary>
/// Objects as files, for one machine. An object is written to a temporary file, flushed, then renamed. Its media type is derived from the key's
/// extension; where that is not possible, a file beside the object contains it.
/// </summary>
internal sealed class FolderObjectStore(string root, TimeProvider clock) : IObjectStore, IDisposable
{
    private readonly BucketFolder _originals = new(Path.Combine(root, "originals"));
    private readonly BucketFolder _public = new(Path.Combine(root, "public"));
    private readonly IncomingFolder _incoming = new(Path.Combine(root, "incoming"));

    public async Task<long> PutAsync(
        Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        var folder = In(bucket);
        var target = folder.FileOf(key);
        var arriving = _incoming.NewFile();
        try
        {
            var size = await WriteAsync(arriving, content, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await KeepTypeAsync(folder, key, mediaType);
            Durable.Move(arriving, target);
            return size;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    public Task<Stream?> OpenAsync(Bucket bucket, string key, long offset, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileInfo(In(bucket).FileOf(key));
        if (!file.Exists)
            return Task.FromResult<Stream?>(null);
        try
        {
            var stream = new FileStream(
                file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
            stream.Seek(offset, SeekOrigin.Begin);
            return Task.FromResult<Stream?>(stream);
        }
        catch (FileNotFoundException)
        {
            // Deleted since the check above.
            return Task.FromResult<Stream?>(null);
        }
    }

    public async Task<StoredObject?> FindAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Describe(key, new FileInfo(In(bucket).FileOf(key))) is { } found
            ? found with { MediaType = await MediaTypeOfAsync(bucket, key, cancellationToken) }
            : null;
    }

    public Task DeleteAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = In(bucket);
        if (File.Exists(folder.FileOf(key)))
            File.Delete(folder.FileOf(key));
        if (File.Exists(folder.TypeFileOf(key)))
            File.Delete(folder.TypeFileOf(key));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(
        Bucket bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (key, file) in In(bucket).List(prefix))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Null when it was deleted during the listing.
            if (Describe(key, file) is { } stored)
                yield return stored;
        }
        await Task.CompletedTask;
    }

    public string PublicUrl(string key) => $"{PublicMedia.Path}/{ObjectKey.Require(key)}";

    // Files are on this machine: the service itself serves them.
    public Task<Uri?> PresignAsync(Bucket bucket, string key, PresignedRead read, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        return Task.FromResult<Uri?>(null);
    }

    // The next start deletes the files of a stopped process; a running put ends by itself.
    public Task<int> EndAbandonedPutsAsync(TimeSpan age, CancellationToken cancellationToken) => Task.FromResult(0);

    private async Task<string> MediaTypeOfAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        var file = In(bucket).TypeFileOf(key);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : MediaTypes.Of(key);
    }

    public void Dispose() => _incoming.Dispose();

    private BucketFolder In(Bucket bucket) => bucket == Bucket.Public ? _public : _originals;

    private static StoredObject? Describe(string key, FileInfo file)
    {
        file.Refresh();
        return file.Exists ? new StoredObject(key, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)) : null;
    }

    private async Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        long size;
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true))
        {
            await content.CopyToAsync(file, cancellationToken);
            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
            size = file.Length;
        }
        File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
        return size;
    }

    private async Task KeepTypeAsync(BucketFolder folder, string key, string mediaType)
    {
        var file = folder.TypeFileOf(key);
        if (mediaType == MediaTypes.Of(key))
        {
            if (File.Exists(file))
                File.Delete(file);
            return;
        }
        var arriving = _incoming.NewFile();
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mediaType));
        await WriteAsync(arriving, text, CancellationToken.None);
        Durable.Move(arriving, file);
    }
}
