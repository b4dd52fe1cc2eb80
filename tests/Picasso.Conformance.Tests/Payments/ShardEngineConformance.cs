using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Outbox;
using Picasso.Payments.ProcessingPurchases;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Conformance.Tests.Payments;

/// <summary>What payments counts on, whichever database a shard is.</summary>
public abstract class ShardEngineConformance : IAsyncLifetime
{
    private const int Bucket = 7;

    private Shard _shard = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected abstract IShardEngine NewEngine();

    public virtual async ValueTask InitializeAsync() => _shard = await ReadyAsync();

    public abstract ValueTask DisposeAsync();

    private protected Shard NewShard() => new("payments-0", NewEngine(), [], TimeProvider.System);

    [Fact]
    public async Task A_buyers_key_is_unique_and_text_compares_by_code_point()
    {
        await AddAsync(NewPurchase("buyer", "key"));
        await AddAsync(NewPurchase("buyer", "KEY"));
        await AddAsync(NewPurchase("Buyer", "key"));

        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(NewPurchase("buyer", "key")));

        await using var db = _shard.Open();
        (await db.Purchases.OrderBy(row => row.IdempotencyKey).ThenBy(row => row.BuyerId).Select(row => row.IdempotencyKey + row.BuyerId)
            .ToListAsync(Cancel)).ShouldBe(["KEYbuyer", "keyBuyer", "keybuyer"]);
    }

    [Fact]
    public async Task Of_two_writers_of_a_purchase_one_wins()
    {
        var purchase = NewPurchase("buyer", "key");
        await AddAsync(purchase);
        await using var one = _shard.Open();
        await using var other = _shard.Open();
        var (first, second) = (await one.Purchases.SingleAsync(Cancel), await other.Purchases.SingleAsync(Cancel));
        (first.Title, first.Version, second.Title, second.Version) = ("first", 1, "second", 1);

        await one.SaveChangesAsync(Cancel);
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync(Cancel));

        await using var db = _shard.Open();
        (await db.Purchases.SingleAsync(Cancel)).Title.ShouldBe("first");
    }

    [Fact]
    public async Task A_message_is_in_the_inbox_once_and_its_second_effect_is_undone()
    {
        var messageId = Guid.NewGuid();
        await AddAsync(Inbox.Entry(messageId, Bucket, DateTimeOffset.UnixEpoch));

        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(
            NewPurchase("buyer", "key"), Inbox.Entry(messageId, Bucket, DateTimeOffset.UnixEpoch)));

        await using var db = _shard.Open();
        (await db.Purchases.CountAsync(Cancel)).ShouldBe(0);
        (await db.Inbox.CountAsync(row => row.MessageId == messageId.ToString("D"), Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task One_query_finds_the_purchase_of_a_message_and_whether_it_was_handled()
    {
        var (purchase, messageId) = (NewPurchase("buyer", "key"), Guid.NewGuid());
        await AddAsync(purchase, Inbox.Entry(messageId, Bucket, DateTimeOffset.UnixEpoch));
        var looking = new PurchaseLoader();
        await using var db = _shard.Open();

        var again = await looking.LookAsync(db, purchase.PurchaseId, messageId, Cancel);
        var first = await looking.LookAsync(db, purchase.PurchaseId, Guid.NewGuid(), Cancel);
        var stray = await looking.LookAsync(db, PurchaseIds.New(TimeProvider.System, "buyer"), messageId, Cancel);

        (again.IsHandled, first.IsHandled).ShouldBe((true, false));
        first.Purchase.ShouldNotBeNull().Version.ShouldBe(purchase.Version);
        db.Entry(first.Purchase).State.ShouldBe(EntityState.Unchanged, "it must be tracked, to be committed");
        stray.Purchase.ShouldBeNull();
    }

    [Theory]
    [InlineData(BucketStates.Arriving)]
    [InlineData(BucketStates.Gone)]
    public async Task A_look_where_the_bucket_is_not_is_an_error_and_not_an_absent_purchase(string state)
    {
        var purchaseId = PurchaseIds.New(TimeProvider.System, "buyer");
        var bucket = PurchaseIds.BucketOf(purchaseId);
        await using var db = _shard.Open();
        await db.BucketOwnerships.Where(ownership => ownership.Bucket == bucket).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state), Cancel);

        await Should.ThrowAsync<BucketMovedException>(() => new PurchaseLoader().LookAsync(db, purchaseId, Guid.NewGuid(), Cancel));
    }

    [Fact]
    public async Task Many_writers_at_once_commit_each_of_their_rows()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => AddAsync(NewPurchase("buyer", $"key-{number}"))));

        await using var db = _shard.Open();
        (await db.Purchases.CountAsync(Cancel)).ShouldBe(64);
    }

    [Fact]
    public async Task Several_relays_claim_each_message_once()
    {
        await AddAsync([.. Enumerable.Range(0, 300).Select(_ => new OutboxMessage
        {
            MessageId = Guid.NewGuid().ToString("D"), Bucket = Bucket, Type = "open-sale.v1", Body = "{}",
            CreatedAt = DateTimeOffset.UnixEpoch, NextAttemptAt = DateTimeOffset.UnixEpoch,
        })]);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ClaimAllAsync, Cancel)));

        claimed.Sum(ids => ids.Count).ShouldBe(300);
        claimed.SelectMany(ids => ids).Distinct().Count().ShouldBe(300);
    }

    [Fact]
    public async Task The_ledger_takes_entries_and_gives_none_back()
    {
        var purchaseId = Guid.NewGuid().ToString("D");
        LedgerEntry Entry() => LedgerEntry.Book(
            purchaseId, Bucket, EntryKinds.Charge, DateTimeOffset.UnixEpoch, null, ("a", new Money(5, "EUR")), ("b", new Money(-5, "EUR")));
        await AddAsync(Entry());

        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(Entry()));
        await using var db = _shard.Open();
        foreach (var sql in new[]
        {
            "UPDATE ledger_postings SET AmountMinor = 1", "DELETE FROM ledger_postings",
            "UPDATE ledger_entries SET Kind = 'x'", "DELETE FROM ledger_entries",
        })
            (await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancel))).Message.ShouldNotBeEmpty();
        (await db.Postings.SumAsync(posting => posting.AmountMinor * posting.AmountMinor, Cancel)).ShouldBe(50);
    }

    [Theory]
    [InlineData(BucketStates.Leaving)]
    [InlineData(BucketStates.Arriving)]
    [InlineData(BucketStates.Gone)]
    public async Task Rows_of_a_bucket_that_is_not_held_are_refused(string state)
    {
        await using (var db = _shard.Open())
            await db.BucketOwnerships.Where(ownership => ownership.Bucket == Bucket).ExecuteUpdateAsync(set => set.SetProperty(x => x.State, state), Cancel);

        await Should.ThrowAsync<BucketMovedException>(() => AddAsync(NewPurchase("buyer", "key")));

        await using var after = _shard.Open();
        (await after.Purchases.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Several_processes_may_prepare_it_at_once_and_again()
    {
        var ready = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(ReadyAsync, Cancel)));

        ready.ShouldAllBe(shard => shard.IsReady);
        (await ready[0].OwnershipsAsync(Cancel)).Count.ShouldBe(Buckets.Count);
    }

    private protected async Task<Shard> ReadyAsync()
    {
        var shard = NewShard();
        await shard.PrepareAsync(Cancel);
        await shard.WriteOwnershipsAsync(Enumerable.Range(0, Buckets.Count).Select(
            bucket => new BucketOwnership { Bucket = bucket, State = BucketStates.Held, Epoch = 1 }), Cancel);
        return shard;
    }

    private async Task<List<string>> ClaimAllAsync()
    {
        var outbox = new ShardOutbox(_shard, new OutboxQueue(Options.Create(new RelayOptions()), TimeProvider.System), TimeProvider.System);
        var (all, misses) = (new List<string>(), 0);
        while (misses < 3)
        {
            var claimed = await outbox.TakeAsync(TimeProvider.System.GetStorableNow(), TimeSpan.FromHours(1), 200, Cancel);
            misses = claimed.Count == 0 ? misses + 1 : 0;
            all.AddRange(claimed.Select(lease => lease.Id));
        }

        return all;
    }

    private async Task AddAsync(params object[] rows)
    {
        await using var db = _shard.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancel);
    }

    private static PurchaseSaga NewPurchase(string buyerId, string key) => new()
    {
        PurchaseId = Guid.NewGuid().ToString("D"), Bucket = Bucket, BuyerId = buyerId, IdempotencyKey = key,
    };
}
