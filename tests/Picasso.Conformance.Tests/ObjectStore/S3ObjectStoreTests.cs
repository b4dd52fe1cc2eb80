using System.Net;
using Minio.DataModel.Args;
using Picasso.ObjectStorage;
using Picasso.ObjectStorage.S3;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.ObjectStore;

[Trait(Engines.Trait, "S3")]
public sealed class S3ObjectStoreTests : IAsyncLifetime
{
    private readonly S3Objects _objects = new();

    private IObjectStore Store => field ??= _objects.Open();

    private S3Connection Server => _objects.Server;

    public async ValueTask InitializeAsync() => await _objects.PrepareAsync();

    [Fact]
    public async Task A_second_start_finds_the_buckets_as_they_are()
    {
        await Store.PutAsync(Bucket.Originals, "a", new MemoryStream([1]), "image/png", default);

        await Task.WhenAll(_objects.PrepareAsync(), _objects.PrepareAsync());

        (await Store.ListAsync(Bucket.Originals, "", default).ToListAsync()).ShouldHaveSingleItem().Key.ShouldBe("a");
    }

    [Theory]
    [InlineData("originals/secret.jpg")]
    [InlineData("originals")]
    [InlineData("originals?list-type=2")]
    [InlineData("public")]
    [InlineData("public?list-type=2")]
    public async Task Nobody_without_a_key_reads_an_original_or_lists_a_bucket(string path)
    {
        await Store.PutAsync(Bucket.Originals, "secret.jpg", new MemoryStream([1]), "image/jpeg", default);

        using var answer = await Server.Http.GetAsync(new Uri(Server.Settings.Endpoint, Server.Settings.BucketPrefix + path));

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public async Task Objects_say_how_long_they_may_be_kept()
    {
        await Store.PutAsync(Bucket.Public, "a.webp", new MemoryStream([1]), "image/webp", default);
        await Store.PutAsync(Bucket.Originals, "a.png", new MemoryStream(new byte[6 << 20]), "image/png", default);

        (await HeadersAsync(Bucket.Public, "a.webp")).ShouldBe(("image/webp", "public, max-age=31536000, immutable"));
        (await HeadersAsync(Bucket.Originals, "a.png")).ShouldBe(("image/png", "no-store, private"));
    }

    [Fact]
    public async Task Parts_of_a_put_whose_process_died_are_ended_when_they_are_old_enough()
    {
        // As a process that dies: the client library alone, which leaves its parts.
        await Should.ThrowAsync<IOException>(() => Server.Client.PutObjectAsync(new PutObjectArgs()
            .WithBucket(Server.Settings.NameOf(Bucket.Originals)).WithObject("x/1.tiff")
            .WithStreamData(new BrokenFile(12 << 20, 6 << 20)).WithObjectSize(12 << 20)));

        (await Store.EndAbandonedPutsAsync(TimeSpan.FromHours(1), default)).ShouldBe(0);
        (await Store.EndAbandonedPutsAsync(IObjects.AnyAge, default)).ShouldBe(1);
        (await Store.EndAbandonedPutsAsync(IObjects.AnyAge, default)).ShouldBe(0);
        (await Store.FindAsync(Bucket.Originals, "x/1.tiff", default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_listing_goes_on_after_the_servers_page()
    {
        var keys = Enumerable.Range(0, 1_003).Select(i => $"many/{i:d4}").ToList();
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (key, stop) =>
            await Store.PutAsync(Bucket.Public, key, new MemoryStream([1]), "image/png", stop));

        (await Store.ListAsync(Bucket.Public, "many/", default).Select(item => item.Key).ToListAsync()).ShouldBe(keys);
    }

    [Fact]
    public async Task A_server_that_is_away_is_a_fault_and_never_an_empty_answer()
    {
        using var nowhere = new S3Connection(S3Settings.Parse("Endpoint=http://127.0.0.1:9;AccessKey=key;SecretKey=secret"));
        var store = new S3ObjectStore(nowhere, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<S3ObjectStore>.Instance);

        Func<Task>[] calls =
        [
            () => store.FindAsync(Bucket.Public, "a", default),
            () => store.OpenAsync(Bucket.Public, "a", 0, default),
            () => store.PutAsync(Bucket.Public, "a", new MemoryStream([1]), "image/png", default),
            () => store.DeleteAsync(Bucket.Public, "a", default),
            async () => await store.ListAsync(Bucket.Public, "", default).ToListAsync(),
        ];
        // And one that is known as what it is, so that whoever called is asked to try again.
        foreach (var call in calls)
            new S3Outages().IsOutage(await Should.ThrowAsync<Exception>(call)).ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => _objects.DisposeAsync();

    private async Task<(string? Type, string? Keep)> HeadersAsync(Bucket bucket, string key)
    {
        using var answer = await Server.Http.GetAsync(await Server.PresignAsync(bucket, key, TimeSpan.FromMinutes(1)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString());
    }
}
