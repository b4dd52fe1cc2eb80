using Microsoft.Extensions.Diagnostics.HealthChecks;
using Minio.DataModel.Args;

namespace Picasso.ObjectStorage.S3;

/// <summary>Degraded while the S3 server does not answer: uploads and originals are rejected, everything else continues.</summary>
internal sealed class S3HealthCheck(S3Connection connection) : IHealthCheck
{
    public const string Name = "objects";

    // Health probes have short timeouts.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(s_timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var bucket = new BucketExistsArgs().WithBucket(connection.Settings.NameOf(Bucket.Originals));
            return await connection.Client.BucketExistsAsync(bucket, either.Token)
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, "The bucket of the originals is gone.");
        }
        catch (Exception away) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, S3Outages.IsDenied(away) ? "The S3 server refuses this process a right, or its key." : "The S3 server does not answer.", away);
        }
    }
}
