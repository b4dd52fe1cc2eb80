using System.Data.Common;

namespace Picasso.ObjectStorage.S3;

/// <summary>How to reach an S3 server; read from a connection string "Endpoint=…;AccessKey=…;SecretKey=…".</summary>
/// <param name="Endpoint">Address of the S3 API as services reach it.</param>
/// <param name="PublicEndpoint">Address as browsers reach it; the same unless given.</param>
/// <param name="AccessKey">Key id.</param>
/// <param name="SecretKey">Key.</param>
/// <param name="Region">Region; "us-east-1" unless given.</param>
/// <param name="OriginalsBucket">Private bucket; "picasso-originals" unless given.</param>
/// <param name="PublicBucket">Public bucket; "picasso-public" unless given.</param>
/// <param name="PublicBaseUrl">Address that public objects are read from (a CDN, say); the bucket at the public endpoint unless given.</param>
internal sealed record S3Settings(
    Uri Endpoint, Uri PublicEndpoint, string AccessKey, string SecretKey, string Region,
    string OriginalsBucket, string PublicBucket, string PublicBaseUrl)
{
    /// <summary>Name of the connection string.</summary>
    public const string ConnectionName = "s3";

    public static S3Settings Parse(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        string? Find(string key) => parts.TryGetValue(key, out var value) ? (string)value : null;
        string Get(string key) => Find(key) ?? throw new InvalidOperationException($"The connection string \"{ConnectionName}\" lacks {key}.");

        var endpoint = new Uri(Get("Endpoint"));
        var publicEndpoint = Find("PublicEndpoint") is { } other ? new Uri(other) : endpoint;
        var publicBucket = Find("PublicBucket") ?? "picasso-public";
        return new S3Settings(
            endpoint, publicEndpoint, Get("AccessKey"), Get("SecretKey"), Find("Region") ?? "us-east-1",
            Find("OriginalsBucket") ?? "picasso-originals", publicBucket,
            (Find("PublicBaseUrl") ?? new Uri(publicEndpoint, publicBucket).ToString()).TrimEnd('/'));
    }

    public string NameOf(Bucket bucket) => bucket == Bucket.Originals ? OriginalsBucket : PublicBucket;
}
