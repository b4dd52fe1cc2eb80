using System.Text;
using Picasso.ObjectStorage;

namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>What every object store must do. An adapter's tests are one line: this class over its buckets.</summary>
public abstract class ObjectStoreConformance(IObjects objects) : IAsyncLifetime
{
    private IObjectStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await objects.PrepareAsync();
        Store = objects.Open();
    }

    [Fact]
    public async Task An_object_comes_back_as_it_went_in_from_every_side()
    {
        var bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);

        (await Store.PutAsync(Bucket.Originals, "2030/ab-c_d.jpg", new MemoryStream(bytes), "image/jpeg", default)).ShouldBe(300_000);

        var other = objects.Open();
        (await ReadAsync(other, Bucket.Originals, "2030/ab-c_d.jpg")).ShouldBe(bytes);
        (await other.FindAsync(Bucket.Originals, "2030/ab-c_d.jpg", default)).ShouldNotBeNull().Size.ShouldBe(300_000);
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        await PutAsync("empty", "");

        (await ReadAsync(Store, Bucket.Public, "empty")).ShouldBe([]);
    }

    [Fact]
    public async Task The_buckets_know_nothing_of_each_other()
    {
        await Store.PutAsync(Bucket.Originals, "a", new MemoryStream([1]), "image/png", default);

        (await Store.FindAsync(Bucket.Public, "a", default)).ShouldBeNull();
        (await Store.OpenAsync(Bucket.Public, "a", 0, default)).ShouldBeNull();
        (await Store.ListAsync(Bucket.Public, "", default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_object_is_read_from_an_offset_on()
    {
        await PutAsync("a", "0123456789");

        Encoding.UTF8.GetString(await ReadAsync(Store, Bucket.Public, "a", offset: 7)).ShouldBe("789");
        (await ReadAsync(Store, Bucket.Public, "a", offset: 10)).ShouldBe([]);
    }

    [Fact]
    public async Task A_second_put_replaces_the_object()
    {
        await PutAsync("a", "first and longer");
        await PutAsync("a", "second");

        Encoding.UTF8.GetString(await ReadAsync(Store, Bucket.Public, "a")).ShouldBe("second");
    }

    [Fact]
    public async Task An_object_appears_whole_or_not_at_all()
    {
        using var stop = new CancellationTokenSource();

        await Should.ThrowAsync<IOException>(() => Store.PutAsync(
            Bucket.Public, "new", new BrokenStream(200_000, () => throw new IOException("gone")), "image/png", default));
        await Should.ThrowAsync<OperationCanceledException>(() => Store.PutAsync(
            Bucket.Public, "new", new BrokenStream(200_000, stop.Cancel), "image/png", stop.Token));

        (await Store.FindAsync(Bucket.Public, "new", default)).ShouldBeNull();
        (await Store.ListAsync(Bucket.Public, "", default).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_broken_replacement_leaves_the_old_object()
    {
        await PutAsync("a", "old");

        await Should.ThrowAsync<IOException>(() => Store.PutAsync(
            Bucket.Public, "a", new BrokenStream(10, () => throw new IOException("gone")), "image/png", default));

        Encoding.UTF8.GetString(await ReadAsync(Store, Bucket.Public, "a")).ShouldBe("old");
    }

    [Fact]
    public async Task An_open_object_can_be_replaced_and_deleted()
    {
        await PutAsync("a", "old");
        await using var open = await Store.OpenAsync(Bucket.Public, "a", 0, default);

        await PutAsync("a", "new");
        await Store.DeleteAsync(Bucket.Public, "a", default);

        using var text = new StreamReader(open.ShouldNotBeNull());
        (await text.ReadToEndAsync()).ShouldBe("old");
    }

    [Fact]
    public async Task A_deleted_object_is_gone_and_may_be_deleted_again()
    {
        await PutAsync("x/a", "1");

        await Store.DeleteAsync(Bucket.Public, "x/a", default);
        await Store.DeleteAsync(Bucket.Public, "x/a", default);

        (await Store.FindAsync(Bucket.Public, "x/a", default)).ShouldBeNull();
        (await Store.OpenAsync(Bucket.Public, "x/a", 0, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Objects_are_listed_by_prefix_in_key_order()
    {
        foreach (var key in new[] { "a/b", "a-b", "a.b", "ab", "a/b2/c", "b/a", "a/B" })
            await PutAsync(key, key);

        async Task<IEnumerable<string>> Keys(string prefix) =>
            (await objects.Open().ListAsync(Bucket.Public, prefix, default).ToListAsync()).Select(item => item.Key);

        (await Keys("")).ShouldBe(["a-b", "a.b", "a/B", "a/b", "a/b2/c", "ab", "b/a"]);
        (await Keys("a/")).ShouldBe(["a/B", "a/b", "a/b2/c"]);
        (await Keys("a/b")).ShouldBe(["a/b", "a/b2/c"]);
        (await Keys("c")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a%2e%2e")]
    [InlineData("ä")]
    [InlineData("a~type")]
    [InlineData("a\n")]
    [InlineData("C:a")]
    public async Task What_is_no_key_is_refused_everywhere(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.PutAsync(Bucket.Public, key, new MemoryStream([1]), "image/png", default));
        await Should.ThrowAsync<ArgumentException>(() => Store.OpenAsync(Bucket.Public, key, 0, default));
        await Should.ThrowAsync<ArgumentException>(() => Store.FindAsync(Bucket.Public, key, default));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAsync(Bucket.Public, key, default));
        Should.Throw<ArgumentException>(() => Store.PublicUrl(key));
    }

    [Fact]
    public async Task Many_puts_of_one_key_leave_one_whole_object()
    {
        var contents = Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 100_000)).ToList();

        await Task.WhenAll(contents.Select(content => Task.Run(() => PutAsync("race/key", content))));

        contents.ShouldContain(Encoding.UTF8.GetString(await ReadAsync(Store, Bucket.Public, "race/key")));
    }

    [Fact]
    public async Task A_large_object_comes_back_as_it_went_in_also_from_its_middle()
    {
        var bytes = new byte[(11 << 20) + 7];
        new Random(11).NextBytes(bytes);
        using var content = new MemoryStream(bytes, writable: false);
        content.Position = 5;

        (await Store.PutAsync(Bucket.Originals, "large", content, "image/tiff", default)).ShouldBe(bytes.Length - 5);

        (await ReadAsync(Store, Bucket.Originals, "large")).AsSpan().SequenceEqual(bytes.AsSpan(5)).ShouldBeTrue();
        (await ReadAsync(Store, Bucket.Originals, "large", 10 << 20)).AsSpan().SequenceEqual(bytes.AsSpan(5 + (10 << 20))).ShouldBeTrue();
        (await Store.FindAsync(Bucket.Originals, "large", default)).ShouldNotBeNull().Size.ShouldBe(bytes.Length - 5);
    }

    [Fact]
    public async Task A_large_object_that_breaks_off_leaves_the_old_one_and_nothing_else()
    {
        await PutAsync("a", "old");

        await Should.ThrowAsync<IOException>(() => Store.PutAsync(
            Bucket.Public, "a", new BrokenStream(12 << 20, () => throw new IOException("gone")), "image/png", default));
        await Should.ThrowAsync<IOException>(() => Store.PutAsync(
            Bucket.Public, "b", new BrokenFile(12 << 20, 6 << 20), "image/png", default));

        Encoding.UTF8.GetString(await ReadAsync(Store, Bucket.Public, "a")).ShouldBe("old");
        (await Store.FindAsync(Bucket.Public, "b", default)).ShouldBeNull();
        (await Store.EndAbandonedPutsAsync(IObjects.AnyAge, default)).ShouldBe(0);
    }

    [Fact]
    public async Task Objects_keep_their_media_type_and_the_time_they_were_stored()
    {
        await Store.PutAsync(Bucket.Public, "a", new MemoryStream([1]), "image/webp", default);
        await Store.PutAsync(Bucket.Public, "b.jpg", new MemoryStream([1]), "image/jpeg", default);

        var (a, b) = (await Store.FindAsync(Bucket.Public, "a", default), await Store.FindAsync(Bucket.Public, "b.jpg", default));
        (a.ShouldNotBeNull().MediaType, b.ShouldNotBeNull().MediaType).ShouldBe(("image/webp", "image/jpeg"));
        var listed = await Store.ListAsync(Bucket.Public, "", default).ToListAsync();
        listed.Select(item => item.Key).ShouldBe(["a", "b.jpg"]);
        (listed[0].StoredAt - a.StoredAt).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        a.StoredAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_address_of_a_public_object_ends_with_its_key() => Store.PublicUrl("previews/a.webp").ShouldEndWith("/previews/a.webp");

    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        await objects.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<long> PutAsync(string key, string content) =>
        Store.PutAsync(Bucket.Public, key, new MemoryStream(Encoding.UTF8.GetBytes(content)), "image/png", default);

    private static async Task<byte[]> ReadAsync(IObjectStore store, Bucket bucket, string key, long offset = 0)
    {
        await using var stream = (await store.OpenAsync(bucket, key, offset, default)).ShouldNotBeNull();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
