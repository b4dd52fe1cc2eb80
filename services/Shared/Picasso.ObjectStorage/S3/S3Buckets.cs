using System.Net;
using Microsoft.Extensions.Logging;
using Minio.DataModel.Args;
using Minio.Exceptions;
using Picasso.Background;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.ObjectStorage.S3;

/// <summary>
/// Creates the two buckets before the process serves: anyone may read an object of the public one, and list none; the originals are private, which is
/// tested, because a foreign policy on the bucket could make them public.
/// </summary>
internal sealed class S3Buckets(S3Connection connection, ILogger<S3Buckets> logger) : IEnginePreparation
{
    private readonly S3Settings _settings = connection.Settings;

    public string Engine => "S3";

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(Bucket.Originals, cancellationToken);
        await EnsureAsync(Bucket.Public, cancellationToken);
        await OpenToAnyoneAsync(_settings.NameOf(Bucket.Public), cancellationToken);
        await RequirePrivateAsync(cancellationToken);
    }

    private async Task EnsureAsync(Bucket bucket, CancellationToken cancellationToken)
    {
        var name = _settings.NameOf(bucket);
        if (await connection.Client.BucketExistsAsync(new BucketExistsArgs().WithBucket(name), cancellationToken))
            return;
        try
        {
            await connection.Client.MakeBucketAsync(
                new MakeBucketArgs().WithBucket(name).WithLocation(_settings.Region), cancellationToken);
        }
        catch (Exception refused) when (refused is MinioException or ArgumentException or ObjectStoreUnavailableException)
        {
            // Another process may have created it first; the client reports that with an argument's exception.
            if (!await connection.Client.BucketExistsAsync(new BucketExistsArgs().WithBucket(name), cancellationToken))
                throw;
        }
    }

    private async Task OpenToAnyoneAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Client.SetPolicyAsync(new SetPolicyArgs().WithBucket(bucket).WithPolicy(ReadByAnyone(bucket)), cancellationToken);
        }
        catch (Exception refused) when (refused is MinioException or AuthorizationException or NotImplementedException or ObjectStoreUnavailableException)
        {
            // A server without policies (OpenStack Swift) needs none as long as services serve the public objects; where this key may not set one,
            // its administrator has set it.
            var level = _settings.PublicUrl is null ? LogLevel.Information : LogLevel.Warning;
            logger.Log(
                level, "The S3 server accepted no policy ({Why}): its operator must set the access to the bucket {Bucket}", refused.Message, bucket);
        }
    }

    private async Task RequirePrivateAsync(CancellationToken cancellationToken)
    {
        var originals = _settings.NameOf(Bucket.Originals);
        var key = $"probe-{Guid.NewGuid():N}";
        using var content = new MemoryStream([1], writable: false);
        await connection.Client.PutObjectAsync(
            new PutObjectArgs().WithBucket(originals).WithObject(key).WithStreamData(content).WithObjectSize(1), cancellationToken);
        try
        {
            using var answer = await connection.Http.GetAsync(
                new Uri(_settings.Endpoint, $"{originals}/{key}"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent)
                throw InvalidConfigurationException.Connection(
                    ResourceNames.ObjectStorage,
                    $"names a server where anyone can read the bucket {originals}: remove the bucket's policy before Picasso stores originals there");
        }
        finally
        {
            await connection.Client.RemoveObjectAsync(new RemoveObjectArgs().WithBucket(originals).WithObject(key), CancellationToken.None);
        }
    }

    private static string ReadByAnyone(string bucket) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": ["*"] },
              "Action": ["s3:GetObject"],
              "Resource": ["arn:aws:s3:::{{bucket}}/*"]
            }
          ]
        }
        """;
}
