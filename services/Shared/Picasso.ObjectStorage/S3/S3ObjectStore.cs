using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Minio;
using Minio.DataModel.Args;
using Minio.Exceptions;

namespace Picasso.ObjectStorage.S3;

/// <summary>
/// Objects on any S3 server. Puts are multipart beyond the client's part size and appear whole; reads go through presigned addresses,
/// because the client library cannot read ranges.
/// </summary>
internal sealed class S3ObjectStore(S3Settings settings, IMinioClient client, HttpClient http) : IObjectStore
{
    /// <summary>How long an address for the store's own reads lasts: the start of a read, not its length.</summary>
    private const int ReadSeconds = 60;

    public async Task<long> PutAsync(
        Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        var stored = await client.PutObjectAsync(
            new PutObjectArgs()
                .WithBucket(settings.NameOf(bucket))
                .WithObject(key)
                .WithStreamData(content)
                .WithObjectSize(content.CanSeek ? content.Length - content.Position : -1)
                .WithContentType(mediaType)
                .WithHeaders(new Dictionary<string, string> { ["Cache-Control"] = CacheControl(bucket) }),
            cancellationToken);
        return stored.Size;
    }

    public async Task<Stream?> OpenAsync(Bucket bucket, string key, long offset, CancellationToken cancellationToken)
    {
        var address = await PresignAsync(bucket, key, ReadSeconds);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (offset > 0)
            request.Headers.Range = new RangeHeaderValue(offset, null);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            using (response)
                return response.StatusCode == HttpStatusCode.NotFound ? null : Stream.Null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    public async Task<StoredObject?> FindAsync(Bucket bucket, string key, CancellationToken cancellationToken)
    {
        ObjectKey.Require(key);
        try
        {
            var found = await client.StatObjectAsync(
                new StatObjectArgs().WithBucket(settings.NameOf(bucket)).WithObject(key), cancellationToken);
            return new StoredObject(key, found.Size, new DateTimeOffset(DateTime.SpecifyKind(found.LastModified, DateTimeKind.Utc)));
        }
        catch (ObjectNotFoundException)
        {
            return null;
        }
    }

    public Task DeleteAsync(Bucket bucket, string key, CancellationToken cancellationToken) => client.RemoveObjectAsync(
        new RemoveObjectArgs().WithBucket(settings.NameOf(bucket)).WithObject(ObjectKey.Require(key)), cancellationToken);

    public async IAsyncEnumerable<StoredObject> ListAsync(
        Bucket bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var args = new ListObjectsArgs().WithBucket(settings.NameOf(bucket)).WithPrefix(prefix).WithRecursive(true);
        await foreach (var item in client.ListObjectsEnumAsync(args, cancellationToken))
            yield return new StoredObject(item.Key, (long)item.Size, new DateTimeOffset(item.LastModifiedDateTime ?? default, TimeSpan.Zero));
    }

    public string PublicUrl(string key) => $"{settings.PublicBaseUrl}/{key}";

    private Task<string> PresignAsync(Bucket bucket, string key, int seconds) => client.PresignedGetObjectAsync(
        new PresignedGetObjectArgs().WithBucket(settings.NameOf(bucket)).WithObject(ObjectKey.Require(key)).WithExpiry(seconds));

    private static string CacheControl(Bucket bucket) =>
        bucket == Bucket.Public ? "public, max-age=31536000, immutable" : "private, no-store";
}
