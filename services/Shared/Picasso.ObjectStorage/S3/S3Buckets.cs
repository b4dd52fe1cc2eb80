using Microsoft.Extensions.Hosting;
using Minio;
using Minio.DataModel.Args;

namespace Picasso.ObjectStorage.S3;

/// <summary>Makes the two buckets at start: the originals private, the public one readable by everybody.</summary>
internal sealed class S3Buckets(S3Settings settings, IMinioClient client) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(settings.OriginalsBucket, cancellationToken);
        await EnsureAsync(settings.PublicBucket, cancellationToken);
        await client.SetPolicyAsync(
            new SetPolicyArgs().WithBucket(settings.PublicBucket).WithPolicy(ReadByEverybody(settings.PublicBucket)), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EnsureAsync(string bucket, CancellationToken cancellationToken)
    {
        if (!await client.BucketExistsAsync(new BucketExistsArgs().WithBucket(bucket), cancellationToken))
            await client.MakeBucketAsync(new MakeBucketArgs().WithBucket(bucket).WithLocation(settings.Region), cancellationToken);
    }

    private static string ReadByEverybody(string bucket) =>
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
