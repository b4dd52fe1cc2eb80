using Minio;
using Minio.DataModel.Args;

namespace Picasso.ObjectStorage.S3;

/// <summary>The clients of one S3 server: for own requests, and for addresses given to browsers.</summary>
internal sealed class S3Connection : IDisposable
{
    private readonly IMinioClient? _browsers;

    public S3Connection(S3Settings settings)
    {
        Settings = settings;
        // The timeout applies to the start of an answer: reading an object may take as long as its reader.
        Http = new HttpClient(new S3TimeoutHandler(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(4), AllowAutoRedirect = false }))
        {
            Timeout = TimeSpan.FromSeconds(100),
        };
        Client = Create(settings.Endpoint);
        _browsers = settings.BrowserEndpoint is { } address ? Create(address) : null;
    }

    public S3Settings Settings { get; }

    public IMinioClient Client { get; }

    public HttpClient Http { get; }

    /// <summary>An address in the services' network that anyone may read the object from, for a limited time.</summary>
    public async Task<Uri> PresignAsync(Bucket bucket, string key, TimeSpan lifetime) =>
        new(await Client.PresignedGetObjectAsync(ArgsFor(bucket, key, lifetime)));

    /// <summary>The same for browsers, with headers for the answer; null when browsers cannot connect to the server.</summary>
    public async Task<Uri?> PresignForBrowsersAsync(
        Bucket bucket, string key, TimeSpan lifetime, IDictionary<string, string> answerHeaders) =>
        _browsers is null
            ? null
            : new Uri(await _browsers.PresignedGetObjectAsync(ArgsFor(bucket, key, lifetime).WithHeaders(answerHeaders)));

    public void Dispose()
    {
        (Client as IDisposable)?.Dispose();
        (_browsers as IDisposable)?.Dispose();
        Http.Dispose();
    }

    private PresignedGetObjectArgs ArgsFor(Bucket bucket, string key, TimeSpan lifetime) => new PresignedGetObjectArgs()
        .WithBucket(Settings.NameOf(bucket))
        .WithObject(ObjectKey.Require(key))
        .WithExpiry((int)Math.Ceiling(lifetime.TotalSeconds));

    private IMinioClient Create(Uri endpoint) => new MinioClient()
        .WithEndpoint(endpoint.Authority)
        .WithSSL(endpoint.Scheme == Uri.UriSchemeHttps)
        .WithCredentials(Settings.AccessKey, Settings.SecretKey)
        .WithRegion(Settings.Region)
        .WithHttpClient(Http)
        .Build();
}
