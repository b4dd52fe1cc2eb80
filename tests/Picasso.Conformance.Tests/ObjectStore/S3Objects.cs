using Microsoft.Extensions.Logging.Abstractions;
using Minio.DataModel.Args;
using Picasso.ObjectStorage;
using Picasso.ObjectStorage.S3;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>Buckets of their own on the S3 server that tests are given.</summary>
public sealed class S3Objects : IObjects
{
    /// <summary>The connection string, with bucket names that nobody else has.</summary>
    public string Connection { get; } = $"{Engines.Need(Engines.S3)};BucketPrefix=t{Guid.NewGuid():N}-";

    internal S3Connection Server => field ??= new S3Connection(S3Settings.Parse(Connection));

    public Task PrepareAsync() => new S3Buckets(Server, NullLogger<S3Buckets>.Instance).PrepareAsync(CancellationToken.None);

    public IObjectStore Open() => new S3ObjectStore(Server, TimeProvider.System, NullLogger<S3ObjectStore>.Instance);

    public async ValueTask DisposeAsync()
    {
        var store = Open();
        foreach (var bucket in await BucketsAsync())
            foreach (var stored in await store.ListAsync(bucket, "", default).ToListAsync())
                await store.DeleteAsync(bucket, stored.Key, default);
        if (await BucketsAsync() is { Count: > 1 } buckets)
        {
            await store.EndAbandonedPutsAsync(IObjects.AnyAge, default);
            foreach (var bucket in buckets)
                await Server.Client.RemoveBucketAsync(new RemoveBucketArgs().WithBucket(Server.Settings.NameOf(bucket)));
        }

        Server.Dispose();
    }
    private async Task<List<Bucket>> BucketsAsync()
    {
        var there = new List<Bucket>();
        foreach (var bucket in Enum.GetValues<Bucket>())
            if (await Server.Client.BucketExistsAsync(new BucketExistsArgs().WithBucket(Server.Settings.NameOf(bucket))))
                there.Add(bucket);
        return there;
    }
}
