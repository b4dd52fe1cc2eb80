using Minio;

namespace Picasso.ObjectStorage.S3;

/// <summary>Makes the client library's client from settings.</summary>
internal static class S3Client
{
    public static IMinioClient Create(S3Settings settings, Uri endpoint) => new MinioClient()
        .WithEndpoint(endpoint.Authority)
        .WithSSL(endpoint.Scheme == Uri.UriSchemeHttps)
        .WithCredentials(settings.AccessKey, settings.SecretKey)
        .WithRegion(settings.Region)
        .Build();
}
