using System.Security.Cryptography;
using Picasso.ObjectStorage;
using Picasso.Pictures;
using Picasso.Pictures.Commands.Reserving;
using Picasso.Testing.Hosting;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>An original is read once for many reservations, and a changed or missing one is found all the same.</summary>
public sealed class OriginalCheckTests : IDisposable
{
    private const string Key = "original";

    private readonly TravellingClock _clock = new();
    private readonly CountingStore _store = new();
    private readonly OriginalCheck _check;

    public OriginalCheckTests()
    {
        _check = new OriginalCheck(_store, new VerifiedOriginals(_clock));
        _store.Put([1, 2, 3], _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static OriginalFile Original { get; } =
        new(Key, Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), "", 3, "image/jpeg", 800, 600);

    public void Dispose() => _check.Dispose();

    [Fact]
    public async Task A_picture_that_is_reserved_again_and_again_is_read_once()
    {
        for (var i = 0; i < 24; i++)
            (await IsIntactAsync()).ShouldBeTrue();
        _store.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task Two_hundred_buyers_at_once_make_one_read()
    {
        (await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(IsIntactAsync)))).ShouldAllBe(intact => intact);
        _store.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task Case_26_a_replaced_original_of_the_same_size_is_found_although_it_was_read_before()
    {
        (await IsIntactAsync()).ShouldBeTrue();
        _store.Put([3, 2, 1], _clock.GetUtcNow());
        (await IsIntactAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Case_26_a_missing_original_is_found_although_it_was_read_before()
    {
        (await IsIntactAsync()).ShouldBeTrue();
        _store.Remove();
        (await IsIntactAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Case_26_damage_that_leaves_size_and_time_alone_is_found_after_some_minutes()
    {
        (await IsIntactAsync()).ShouldBeTrue();
        _store.Damage([3, 2, 1]);
        _clock.Advance(VerifiedOriginals.Lifetime);
        (await IsIntactAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Case_26_an_original_that_changed_a_moment_ago_is_read_each_time()
    {
        _store.Put([1, 2, 3], _clock.GetUtcNow());
        (await IsIntactAsync()).ShouldBeTrue();
        // Within the resolution of a store that keeps whole seconds.
        _store.Damage([3, 2, 1]);
        (await IsIntactAsync()).ShouldBeFalse();
    }

    [Fact]
    public void What_is_remembered_is_bounded()
    {
        var verified = new VerifiedOriginals(_clock);
        StoredObject Stored(int number) => new($"{number}", 1, _clock.GetUtcNow().AddMinutes(-1));
        var first = Stored(0);
        verified.Add(first, "a");
        verified.Contains(first, "a").ShouldBeTrue();
        for (var i = 1; i <= VerifiedOriginals.Capacity; i++)
            verified.Add(Stored(i), "a");
        verified.Contains(first, "a").ShouldBeFalse("it made room");
    }

    private Task<bool> IsIntactAsync() => _check.IsIntactAsync(Original, TestContext.Current.CancellationToken);

    /// <summary>One object in memory, which counts how often it is read.</summary>
    private sealed class CountingStore : IObjectStore
    {
        private readonly Lock _lock = new();
        private (byte[] Content, DateTimeOffset At)? _object;
        private int _reads;

        public int Reads => _reads;

        public void Put(byte[] content, DateTimeOffset at) => _object = (content, at);

        public void Damage(byte[] content) => _object = (content, _object!.Value.At);

        public void Remove() => _object = null;

        public Task<Stream?> OpenAsync(Bucket bucket, string key, long offset, CancellationToken cancellationToken)
        {
            lock (_lock)
                _reads++;
            return Task.FromResult<Stream?>(_object is { } known ? new MemoryStream(known.Content) : null);
        }

        public Task<StoredObject?> FindAsync(Bucket bucket, string key, CancellationToken cancellationToken) =>
            Task.FromResult(_object is { } known ? new StoredObject(key, known.Content.Length, known.At) : null);

        public Task<long> PutAsync(Bucket bucket, string key, Stream content, string mediaType, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task DeleteAsync(Bucket bucket, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<StoredObject> ListAsync(Bucket bucket, string prefix, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public string PublicUrl(string key) => throw new NotSupportedException();

        public Task<Uri?> PresignAsync(Bucket bucket, string key, PresignedRead read, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<int> EndAbandonedPutsAsync(TimeSpan age, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
