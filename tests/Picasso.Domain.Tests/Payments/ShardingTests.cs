using Microsoft.Extensions.Time.Testing;
using Picasso.Kernel;
using Picasso.Payments.Sharding;

namespace Picasso.Domain.Tests.Payments;

public class ShardingTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("0191c1e5-0000-7000-8000-000000000001", 44)]
    [InlineData("0191c1e5-0000-7000-8000-000000000002", 777)]
    public void The_bucket_of_a_person_never_changes(string userId, int bucket) => Buckets.Of(userId).ShouldBe(bucket);

    [Fact]
    public void People_spread_over_the_buckets()
    {
        var counts = Enumerable.Range(0, 20_480).GroupBy(_ => Buckets.Of(Ids.New(_clock))).Select(bucket => bucket.Count()).ToList();
        counts.Count.ShouldBe(Buckets.Count);
        counts.Max().ShouldBeLessThan(60);
    }

    [Fact]
    public void The_id_of_a_purchase_names_the_buyers_bucket_and_sorts_by_time()
    {
        var ids = new List<string>();
        for (var i = 0; i < 500; i++)
        {
            var buyer = Ids.New(_clock);
            var id = PurchaseIds.New(_clock, buyer);
            Ids.IsId(id).ShouldBeTrue();
            PurchaseIds.BucketOf(id).ShouldBe(Buckets.Of(buyer));
            ids.Add(id);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_map_two_shards_share_the_buckets()
    {
        var map = new ShardMap(new ShardOptions());
        map.Names.ShouldBe(["payments-0", "payments-1"]);
        Enumerable.Range(0, Buckets.Count).Count(bucket => map.NameOf(bucket) == "payments-0").ShouldBe(512);
    }

    [Fact]
    public void A_shard_may_have_several_ranges()
    {
        var map = Map(("a", 0, 99), ("b", 100, 199), ("a", 200, 1023));
        (map.NameOf(50), map.NameOf(150), map.NameOf(1000)).ShouldBe(("a", "b", "a"));
    }

    [Fact]
    public void Every_bucket_lies_on_exactly_one_shard()
    {
        Should.Throw<InvalidOperationException>(() => Map(("a", 0, 511), ("b", 513, 1023))).Message.ShouldContain("512");
        Should.Throw<InvalidOperationException>(() => Map(("a", 0, 512), ("b", 512, 1023)));
        Should.Throw<InvalidOperationException>(() => Map(("a", 0, 1024)));
        Should.Throw<InvalidOperationException>(() => Map(("../a", 0, 1023)));
    }

    private static ShardMap Map(params (string Name, int First, int Last)[] ranges) => new(new ShardOptions
    {
        Shards = [.. ranges.Select(range => new ShardOption { Name = range.Name, FirstBucket = range.First, LastBucket = range.Last })],
    });
}
