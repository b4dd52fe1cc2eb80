using Picasso.ObjectStorage;

namespace Picasso.Conformance.Tests.ObjectStore;

public sealed class FolderObjectStoreTests : IAsyncDisposable
{
    private readonly FolderObjects _objects = new();

    [Fact]
    public void A_start_sweeps_what_a_dead_process_left_and_spares_what_a_live_one_writes()
    {
        using var alive = _objects.OpenFolder();
        var live = Directory.EnumerateDirectories(Path.Combine(_objects.Path, "incoming")).Single();
        File.WriteAllText(Path.Combine(live, "upload"), "on its way");
        var dead = Directory.CreateDirectory(Path.Combine(_objects.Path, "incoming", "dead")).FullName;
        File.WriteAllText(Path.Combine(dead, "upload"), "half");
        File.WriteAllText(dead + ".lock", "");

        using var next = _objects.OpenFolder();

        Directory.Exists(dead).ShouldBeFalse();
        File.Exists(dead + ".lock").ShouldBeFalse();
        File.Exists(Path.Combine(live, "upload")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_finished_or_failed_put_leaves_nothing_beside_the_object()
    {
        using var store = _objects.OpenFolder();

        await store.PutAsync(Bucket.Public, "a.png", new MemoryStream([1]), "image/png", default);
        await Should.ThrowAsync<IOException>(() => store.PutAsync(
            Bucket.Public, "b.png", new BrokenStream(9, () => throw new IOException("gone")), "image/png", default));

        Directory.EnumerateFiles(_objects.Path, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".lock", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldEndWith("a.png");
    }

    [Fact]
    public async Task A_media_type_that_the_extension_does_not_say_is_kept_beside()
    {
        using var store = _objects.OpenFolder();

        await store.PutAsync(Bucket.Public, "a", new MemoryStream([1]), "image/webp", default);
        await store.PutAsync(Bucket.Public, "b.webp", new MemoryStream([1]), "image/webp", default);

        File.Exists(Path.Combine(_objects.Path, "public", "a~type")).ShouldBeTrue();
        File.Exists(Path.Combine(_objects.Path, "public", "b.webp~type")).ShouldBeFalse();
        (await store.ListAsync(Bucket.Public, "", default).ToListAsync()).Select(item => item.Key).ShouldBe(["a", "b.webp"]);
        await store.DeleteAsync(Bucket.Public, "a", default);
        File.Exists(Path.Combine(_objects.Path, "public", "a~type")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_time_of_storing_is_that_of_the_clock()
    {
        using var store = _objects.OpenFolder();

        await store.PutAsync(Bucket.Originals, "a.png", new MemoryStream([1]), "image/png", default);

        (await store.FindAsync(Bucket.Originals, "a.png", default)).ShouldNotBeNull().StoredAt.ShouldBe(_objects.Clock.GetUtcNow());
    }

    public ValueTask DisposeAsync() => _objects.DisposeAsync();
}
