using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class ShardTests
{
    [Fact]
    public async Task Purchases_lie_in_the_buyers_shard_and_sales_in_the_sellers()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var shards = world.Host.Services.GetRequiredService<PaymentShards>();
        var (buyer, seller) = (PersonOn(world, "payments-0", world.NewBuyer, person => person.Id), PersonOn(world, "payments-1", world.NewSeller, person => person.Id));
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);

        shards.OfPurchase(purchase.PurchaseId).Name.ShouldBe("payments-0");
        (await CountAsync(world, "payments-0", db => db.Purchases)).ShouldBe(1);
        (await CountAsync(world, "payments-1", db => db.Purchases)).ShouldBe(0);
        (await CountAsync(world, "payments-0", db => db.Sales)).ShouldBe(0);
        (await CountAsync(world, "payments-1", db => db.Sales)).ShouldBe(1);
    }

    [Fact]
    public async Task Case_25_of_two_copies_one_may_die_and_the_other_finishes_everything_once()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller, dying) = (world.NewBuyer(), world.NewSeller(), world.Crash);
        var pictures = Enumerable.Range(0, 6).Select(_ => world.Pictures.Upload(seller.Id)).ToList();
        var requests = await Task.WhenAll(pictures.Select(picture => buyer.PrepareAsync(picture)));
        var started = await Task.WhenAll(requests.Select(buyer.BuyAsync));
        await world.AddCopyAsync();
        dying.AtCommit(12, afterwards: false);

        foreach (var purchase in started)
            (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);

        pictures.ShouldAllBe(picture => picture.OwnerId == buyer.Id && picture.Transfers.Count == 1);
        world.ProviderPayments().Count.ShouldBe(6);
        (await seller.BalanceAsync()).ShouldBe(6 * 11_25);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task The_ledger_takes_no_changes_and_no_second_entry_of_a_kind()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        var shard = world.Host.Services.GetRequiredService<PaymentShards>().OfPurchase(purchase.PurchaseId);

        await using (var db = shard.Open())
        {
            db.Entries.Remove(await db.Entries.FirstAsync(PaymentsWorld.Cancel));
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(PaymentsWorld.Cancel));
        }

        await using (var db = shard.Open())
        {
            // Past our own code, too: the database refuses.
            await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE ledger_postings SET AmountMinor = 1"));
            await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM ledger_postings"));
            await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE ledger_entries SET Kind = 'x'"));
            await Should.ThrowAsync<DbException>(() => db.Postings.ExecuteDeleteAsync(PaymentsWorld.Cancel));
        }

        await using (var db = shard.Open())
        {
            db.Entries.Add(LedgerEntry.Book(purchase.PurchaseId, PurchaseIds.BucketOf(purchase.PurchaseId), EntryKinds.Charge, world.Clock.GetUtcNow(), null));
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(PaymentsWorld.Cancel));
        }
    }

    internal static T PersonOn<T>(PaymentsWorld world, string shard, Func<T> next, Func<T, string> id)
    {
        var shards = world.Host.Services.GetRequiredService<PaymentShards>();
        while (true)
        {
            var person = next();
            if (shards.OfUser(id(person)).Name == shard)
                return person;
        }
    }

    private static async Task<int> CountAsync(PaymentsWorld world, string shard, Func<PaymentsDbContext, IQueryable<object>> rows)
    {
        await using var db = world.Host.Services.GetRequiredService<PaymentShards>().Find(shard)!.Open();
        return await rows(db).CountAsync(PaymentsWorld.Cancel);
    }
}
