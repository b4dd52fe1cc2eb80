using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Minio.DataModel;
using Minio.DataModel.Args;
using Minio.Exceptions;

namespace Picasso.ObjectStorage.S3;

/// <summary>
/// Objects on an S3 server. A put is one request or, from 5 MiB on, a multipart upload of 5 MiB parts, and appears whole either way. Reads use
/// presigned addresses: the client library cannot read ranges.
/// </summary>
internal sealed class S3ObjectStore(S3Connection connection, TimeProvider clock, ILogger<S3ObjectStore> logger) : IObjectStore
{
    private const int MultipartFrom = 5 * 1024 * 1024;

    /// <summary>The validity of an address for an internal read: until the read starts, not until it ends.</summary>
    private static readonly TimeSpan s_readLifetime = TimeSpan.FromMinutes(1);

    // The caller waits for the answer to a put that has already failed.
    private static readonly TimeSpan s_tidying = TimeSpan.FromSeconds(3);

    // The client library always sends a delimiter, and some servers treat an empty one as set: no key contains this one.
    private const string NoDelimiter = "~";

    private readonly S3Settings _settings = connection.Settings;
    private readonly S3Aborting _aborting = new(connection, clock);

    public async Task<long> PutAsync(
        Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        if (content.CanSeek)
            return await SendAsync(bucket, key, content, mediaType, cancellationToken);
        // S3 requires the size first, and an interrupted stream must store nothing: it is written to disk until it is complete.
        await using var whole = SpoolFile();
        await content.CopyToAsync(whole, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        whole.Position = 0;
        return await SendAsync(bucket, key, whole, mediaType, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(Bucket bucket, string key, long offset, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        using var request = new HttpRequestMessage(HttpMethod.Get, await connection.PresignAsync(bucket, key, s_readLifetime));
        if (offset > 0)
            request.Headers.Range = new RangeHeaderValue(offset, null);
        var answer = await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var wanted = offset > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK;
        if (answer.StatusCode == wanted)
            return new S3ReadStream(await answer.Content.ReadAsStreamAsync(cancellationToken));
        using (answer)
        {
            return answer.StatusCode switch
            {
                HttpStatusCode.NotFound => null,
                HttpStatusCode.RequestedRangeNotSatisfiable => Stream.Null,
                _ => throw new HttpRequestException($"The S3 server answered a read with {(int)answer.StatusCode}.", null, answer.StatusCode),
            };
        }
    }

    public async Task<StoredObject?> FindAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        try
        {
            var found = await connection.Client.StatObjectAsync(
                new StatObjectArgs().WithBucket(_settings.NameOf(bucket)).WithObject(key), cancellationToken);
            return new StoredObject(key, found.Size, found.LastModified.ToUniversalTime()) { MediaType = found.ContentType };
        }
        catch (ObjectNotFoundException)
        {
            return null;
        }
    }

    public async Task DeleteAsync(Bucket bucket, string key, CancellationToken cancellationToken) =>
        await connection.Client.RemoveObjectAsync(
            new RemoveObjectArgs().WithBucket(_settings.NameOf(bucket)).WithObject(ObjectKey.Require(key)), cancellationToken);

    public async IAsyncEnumerable<StoredObject> ListAsync(
        Bucket bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var args = new ListObjectsArgs().WithBucket(_settings.NameOf(bucket)).WithPrefix(prefix).WithRecursive(true);
        await foreach (var item in connection.Client.ListObjectsEnumAsync(args, cancellationToken))
            yield return new StoredObject(item.Key, (long)item.Size, InUniversalTime(item.LastModified));
    }

    public string PublicUrl(string key) => $"{_settings.PublicUrl ?? PublicMedia.Path}/{ObjectKey.Require(key)}";

    public Task<Uri?> PresignAsync(Bucket bucket, string key, PresignedRead read, CancellationToken cancellationToken) =>
        connection.PresignForBrowsersAsync(bucket, key, read.Lifetime, new Dictionary<string, string>
        {
            ["response-cache-control"] = "private, no-store",
            ["response-content-disposition"] = ContentDispositionOf(read.FileName),
            ["response-content-type"] = read.MediaType,
        });

    // RFC 6266: the name in its own script, and one in ASCII for clients that support no other.
    private static string ContentDispositionOf(string fileName) => new ContentDispositionHeaderValue("attachment")
    {
        FileName = $"\"{string.Concat(fileName.Select(letter => char.IsAscii(letter) ? letter : '_'))}\"",
        FileNameStar = fileName,
    }.ToString();

    public async Task<int> EndAbandonedPutsAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var bucket in Enum.GetValues<Bucket>())
            ended += await EndPutsAsync(
                bucket, "", upload => clock.GetUtcNow() - InUniversalTime(upload.Initiated) >= age, cancellationToken);
        return ended;
    }

    private async Task<long> SendAsync(Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var size = content.Length - content.Position;
        try
        {
            await connection.Client.PutObjectAsync(
                new PutObjectArgs()
                    .WithBucket(_settings.NameOf(bucket))
                    .WithObject(key)
                    .WithStreamData(content)
                    .WithObjectSize(size)
                    .WithContentType(mediaType)
                    .WithHeaders(new Dictionary<string, string> { ["Cache-Control"] = CacheControlOf(bucket) }),
                cancellationToken);
            return size;
        }
        catch (Exception) when (size >= MultipartFrom)
        {
            await TryEndPutsAsync(bucket, key);
            throw;
        }
    }

    // The client library leaves the parts of a failed upload on the server, where they cost storage and are not listed.
    private async Task TryEndPutsAsync(Bucket bucket, string key)
    {
        try
        {
            using var timeout = new CancellationTokenSource(s_tidying, clock);
            await EndPutsAsync(bucket, key, upload => upload.Key == key, timeout.Token);
        }
        catch (Exception fault) when (fault is MinioException or HttpRequestException or IOException or OperationCanceledException)
        {
            logger.LogWarning(fault, "Parts of {Key} stay on the S3 server until the sweeper deletes them", key);
        }
    }

    private async Task<int> EndPutsAsync(Bucket bucket, string prefix, Predicate<Upload> which, CancellationToken cancellationToken)
    {
        var found = new List<Upload>();
        var args = new ListIncompleteUploadsArgs()
            .WithBucket(_settings.NameOf(bucket)).WithPrefix(prefix).WithDelimiter(NoDelimiter);
        await foreach (var upload in connection.Client.ListIncompleteUploadsEnumAsync(args, cancellationToken))
            if (which(upload))
                found.Add(upload);
        foreach (var upload in found)
            await _aborting.AbortAsync(bucket, upload.Key, upload.UploadId, cancellationToken);
        return found.Count;
    }

    private static FileStream SpoolFile() => new(
        Path.Combine(Path.GetTempPath(), $"picasso-put-{Guid.NewGuid():N}"),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static DateTimeOffset InUniversalTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static string CacheControlOf(Bucket bucket) =>
        bucket == Bucket.Public ? PublicMedia.CacheControl : "private, no-store";
}
