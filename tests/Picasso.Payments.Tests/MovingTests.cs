using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Payments;
using Picasso.Payments.Sharding;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Buckets move between shards while people buy, and nothing is lost or doubled.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class MovingTests
{
    private const string Third = "payments-2";

    /// <summary>Leaving, expected, packed, deposited, decided, arrived: before and after each transaction.</summary>
    public static TheoryData<int, bool> Steps()
    {
        var steps = new TheoryData<int, bool>();
        for (var number = 1; number <= 6; number++)
        {
            steps.Add(number, false);
            steps.Add(number, true);
        }

        return steps;
    }

    [Fact]
    public async Task A_third_shard_takes_buckets_of_buyers_and_sellers_under_load()
    {
        await using var world = await StartAsync();
        var (buyers, sellers) = (Some(world.NewBuyer), Some(world.NewSeller));
        using var enough = new CancellationTokenSource();
        var load = buyers.Select((buyer, number) => BuyUntilAsync(world, buyer, sellers[number], enough.Token)).ToList();

        var added = await Shards(world).AddShardAsync(new AddShardRequest { Name = Third }, cancellationToken: PaymentsWorld.Cancel);
        added.Shards.Single(shard => shard.Name == Third).Buckets.ShouldBe(0);
        foreach (var bucket in buyers.Select(buyer => buyer.Id).Concat(sellers.Select(seller => seller.Id)).Select(Buckets.Of).Distinct())
        {
            await Shards(world).MoveBucketsAsync(
                new MoveBucketsRequest { ToShard = Third, FirstBucket = bucket, LastBucket = bucket }, cancellationToken: PaymentsWorld.Cancel);
        }

        await enough.CancelAsync();
        var bought = await Task.WhenAll(load);

        bought.ShouldAllBe(purchases => purchases.Count > 0);
        world.ProviderPayments().Count.ShouldBe(bought.Sum(purchases => purchases.Count));
        for (var number = 0; number < buyers.Count; number++)
        {
            (await CountOnAsync(world, Third, buyers[number].Id)).ShouldBe(bought[number].Count);
            (await sellers[number].BalanceAsync()).ShouldBe(11_25 * bought[number].Count);
        }

        await world.BooksAreClosedAsync();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_move_survives_the_movers_death_around_every_step(int step, bool afterwards)
    {
        await using var world = await StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var before = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        var request = await buyer.PrepareAsync(world.Pictures.Upload(seller.Id));
        await Mover(world).ReadyAsync(Third, PaymentsWorld.Cancel);
        world.Crash.AtTransaction(step, afterwards);

        await Record.ExceptionAsync(() => Mover(world).MoveAsync(Buckets.Of(buyer.Id), Third, PaymentsWorld.Cancel));
        world.Crash.IsDead.ShouldBeTrue();
        await RestartAsync(world);

        await Eventually.Holds(() => OwnershipsAsync(world, buyer.Id), ownerships => ownerships.Count(state => state == BucketStates.Held) == 1
            && !ownerships.Contains(BucketStates.Leaving) && !ownerships.Contains(BucketStates.Arriving), TimeSpan.FromSeconds(30));
        (await buyer.GetAsync(before.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await buyer.EndsAsync((await buyer.BuyAsync(request)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await buyer.Purchases.ListMineAsync(new ListPurchasesRequest())).Purchases.Count.ShouldBe(2);
        world.ProviderPayments().Count.ShouldBe(2);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Two_movers_at_once_move_a_bucket_once_and_a_copy_that_has_not_heard_finds_it()
    {
        await using var world = await StartAsync();
        var (buyer, seller, first) = (world.NewBuyer(), world.NewSeller(), world.Host);
        var known = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);
        await AddCopyAsync(world);
        var request = await buyer.PrepareAsync(world.Pictures.Upload(seller.Id));
        var (bucket, one) = (Buckets.Of(buyer.Id), first.Services.GetRequiredService<BucketMover>());

        await Task.WhenAll(
            one.MoveAsync(bucket, Third, PaymentsWorld.Cancel),
            Task.Run(() => one.MoveAsync(bucket, Third, PaymentsWorld.Cancel), PaymentsWorld.Cancel),
            Task.Run(() => Mover(world).MoveAsync(bucket, Third, PaymentsWorld.Cancel), PaymentsWorld.Cancel));
        await one.MoveAsync(bucket, "payments-0", PaymentsWorld.Cancel);

        // The copy that answers believes it on the third shard still.
        (await buyer.GetAsync(known.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await buyer.EndsAsync((await buyer.BuyAsync(request)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await CountOnAsync(world, "payments-0", buyer.Id)).ShouldBe(2);
        (await CountOnAsync(world, Third, buyer.Id)).ShouldBe(0);
        (await OwnershipsAsync(world, buyer.Id)).Count(state => state == BucketStates.Held).ShouldBe(1);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task A_move_to_a_shard_that_does_not_answer_is_called_off_and_the_bucket_serves_again()
    {
        await using var world = await StartAsync();
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        var bucket = Buckets.Of(buyer.Id);
        await using (var db = world.Host.Services.GetRequiredService<PaymentShards>().OfUser(buyer.Id).Open())
        {
            // As if the mover had died after its first step, on the way to a shard that nobody can reach.
            await db.BucketOwnerships.Where(ownership => ownership.Bucket == bucket).ExecuteUpdateAsync(
                ownership => ownership.SetProperty(row => row.State, BucketStates.Leaving).SetProperty(row => row.Peer, "no/where"), PaymentsWorld.Cancel);
        }

        (await Eventually.Holds(() => OwnershipsAsync(world, buyer.Id), ownerships => ownerships.Contains(BucketStates.Held), TimeSpan.FromSeconds(30)))
            .ShouldNotContain(BucketStates.Leaving);

        (await buyer.EndsAsync((await buyer.BuyAsync(request)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task A_new_shard_takes_its_share_and_keeps_it_over_a_restart()
    {
        await using var world = await StartAsync();

        var after = await Shards(world).AddShardAsync(
            new AddShardRequest { Name = Third, TakeShare = true }, cancellationToken: PaymentsWorld.Cancel);
        await RestartAsync(world);
        var later = await Shards(world).ListShardsAsync(new ListShardsRequest(), cancellationToken: PaymentsWorld.Cancel);

        after.Shards.Single(shard => shard.Name == Third).Buckets.ShouldBe(341);
        after.Shards.Sum(shard => shard.Buckets).ShouldBe(Buckets.Count);
        later.ShouldBe(after);
    }

    [Theory]
    [InlineData("../etc", 0, 0, "shard_name_invalid")]
    [InlineData(Third, -1, 0, "buckets_invalid")]
    [InlineData(Third, 5, 4, "buckets_invalid")]
    [InlineData(Third, 0, 1024, "buckets_invalid")]
    public async Task Only_buckets_and_shards_that_can_be_are_moved(string shard, int first, int last, string reason)
    {
        await using var world = await StartAsync();

        (await Buyer.ErrorOf(() => Shards(world).MoveBucketsAsync(
            new MoveBucketsRequest { ToShard = shard, FirstBucket = first, LastBucket = last }).ResponseAsync)).ShouldBe(reason);
    }

    // A server that joins has to be known to every process first; a file needs no introduction.
    private static async Task<PaymentsWorld> StartAsync()
    {
        var world = await PaymentsWorld.StartAsync();
        if (world.Servers.AreMySql)
            await RestartAsync(world);
        return world;
    }

    private static (string, string)[] Configuration(PaymentsWorld world) =>
        world.Servers.AreMySql ? [(world.Servers.Connection(2).Key, world.Servers.Connection(2).Value!)] : [];

    private static Task RestartAsync(PaymentsWorld world) => world.RestartAsync(Configuration(world));

    private static Task AddCopyAsync(PaymentsWorld world) => world.AddCopyAsync(Configuration(world));

    private static List<T> Some<T>(Func<T> next) => [.. Enumerable.Range(0, 6).Select(_ => next())];

    private static BucketMover Mover(PaymentsWorld world) => world.Host.Services.GetRequiredService<BucketMover>();

    private static ShardOperations.ShardOperationsClient Shards(PaymentsWorld world) =>
        world.Host.Client<ShardOperations.ShardOperationsClient>(TestTokens.For(world.NewBuyer().Id, isOperator: true));

    private static async Task<List<string>> BuyUntilAsync(PaymentsWorld world, Buyer buyer, Seller seller, CancellationToken enough)
    {
        var bought = new List<string>();
        // Each buyer waits for the end of a purchase before the next: the load is steady, however slow the machine.
        while (!enough.IsCancellationRequested)
        {
            var purchase = await buyer.BuyAsync(world.Pictures.Upload(seller.Id));
            (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
            bought.Add(purchase.PurchaseId);
        }

        await Eventually.Holds(async () => (await seller.BalanceAsync()) / 11_25, sold => sold == bought.Count);
        return bought;
    }

    private static async Task<int> CountOnAsync(PaymentsWorld world, string shard, string buyerId)
    {
        await using var db = world.Host.Services.GetRequiredService<PaymentShards>().Find(shard)!.Open();
        return await db.Purchases.CountAsync(row => row.BuyerId == buyerId, PaymentsWorld.Cancel);
    }

    private static async Task<List<string>> OwnershipsAsync(PaymentsWorld world, string userId)
    {
        var states = new List<string>();
        foreach (var shard in world.Host.Services.GetRequiredService<PaymentShards>().All.Where(shard => shard.IsReady))
            states.Add((await shard.OwnershipsAsync(PaymentsWorld.Cancel)).Single(ownership => ownership.Bucket == Buckets.Of(userId)).State);
        return states;
    }
}
