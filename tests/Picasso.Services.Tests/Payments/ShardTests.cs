using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Payments;
using Picasso.Payments.Ledger;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Services.Tests.Hosting;

namespace Picasso.Services.Tests.Payments;

public class ShardTests
{
    [Fact]
    public async Task The_migrations_make_exactly_the_schema_of_the_model()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var options = new DbContextOptionsBuilder<PaymentsDbContext>().UseSqlite("Data Source=:memory:").Options;
        await using var model = new PaymentsDbContext(options);
        await model.Database.OpenConnectionAsync(PaymentsWorld.Cancel);
        await model.Database.EnsureCreatedAsync(PaymentsWorld.Cancel);
        var wanted = Describe((SqliteConnection)model.Database.GetDbConnection());

        foreach (var shard in new[] { "payments-0", "payments-1" })
        {
            using var file = new SqliteConnection($"Data Source={Path.Combine(world.DataDirectory, shard)}.db;Pooling=False");
            file.Open();
            Describe(file).ShouldBe(wanted);
        }
    }

    [Fact]
    public async Task Purchases_lie_in_the_buyers_shard_and_sales_in_the_sellers()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var shards = world.Host.Services.GetRequiredService<PaymentShards>();
        var (buyer, seller) = (PersonOn(world, "payments-0", world.NewBuyer, person => person.Id), PersonOn(world, "payments-1", world.NewSeller, person => person.Id));
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);

        shards.OfPurchase(purchase.PurchaseId).Name.ShouldBe("payments-0");
        Count(world, "payments-0", "purchases").ShouldBe(1);
        Count(world, "payments-1", "purchases").ShouldBe(0);
        Count(world, "payments-0", "sales").ShouldBe(0);
        Count(world, "payments-1", "sales").ShouldBe(1);
    }

    [Fact]
    public async Task Case_22_one_shard_down_stops_only_its_own_buyers()
    {
        await using var world = await PaymentsWorld.StartAsync();
        await world.RestartAsync(
            ("Payments:Shards:0:Name", "payments-0"), ("Payments:Shards:0:FirstBucket", "0"), ("Payments:Shards:0:LastBucket", "511"),
            ("Payments:Shards:1:Name", "broken"), ("Payments:Shards:1:FirstBucket", "512"), ("Payments:Shards:1:LastBucket", "1023"));
        var works = PersonOn(world, "payments-0", world.NewBuyer, person => person.Id);
        var waits = PersonOn(world, "broken", world.NewBuyer, person => person.Id);
        var seller = PersonOn(world, "payments-0", world.NewSeller, person => person.Id);
        var (first, second) = (await works.PrepareAsync(world.Pictures.Upload(seller.Id)), await waits.PrepareAsync(world.Pictures.Upload(seller.Id)));
        await File.WriteAllTextAsync(Path.Combine(world.DataDirectory, "broken.db"), new string('x', 8192), PaymentsWorld.Cancel);
        SqliteConnection.ClearAllPools();

        (await Buyer.RefusalOf(() => waits.BuyAsync(second))).ShouldBe("try_again");
        (await works.EndsAsync((await works.BuyAsync(first)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
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
            db.Entries.Add(LedgerEntry.Book(purchase.PurchaseId, 0, EntryKinds.Charge, world.Clock.GetUtcNow(), null));
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(PaymentsWorld.Cancel));
        }
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        await using var world = await PaymentsWorld.StartAsync();
        await world.RestartAsync(
            ("Payments:Shards:0:Name", "fresh"), ("Payments:Shards:0:FirstBucket", "0"), ("Payments:Shards:0:LastBucket", "1023"));
        using (var file = new SqliteConnection($"Data Source={Path.Combine(world.DataDirectory, "fresh2.db")};Pooling=False"))
        {
            file.Execute(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """);
        }

        await world.RestartAsync(
            ("Payments:Shards:0:Name", "fresh2"), ("Payments:Shards:0:FirstBucket", "0"), ("Payments:Shards:0:LastBucket", "1023"));

        world.Host.Services.GetRequiredService<PaymentShards>().All.ShouldHaveSingleItem().IsReady.ShouldBeTrue();
    }

    private static T PersonOn<T>(PaymentsWorld world, string shard, Func<T> next, Func<T, string> id)
    {
        var shards = world.Host.Services.GetRequiredService<PaymentShards>();
        while (true)
        {
            var person = next();
            if (shards.OfUser(id(person)).Name == shard)
                return person;
        }
    }

    private static long Count(PaymentsWorld world, string shard, string table)
    {
        using var file = new SqliteConnection($"Data Source={Path.Combine(world.DataDirectory, shard)}.db;Pooling=False");
        return file.ExecuteScalar<long>($"SELECT count(*) FROM {table}");
    }

    /// <summary>Every table, column, key and index, whatever the spelling of the statements.</summary>
    private static List<string> Describe(SqliteConnection connection)
    {
        var columns = connection.Query<string>(
            """
            SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk
            FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            """);
        var indexes = connection.Query<string>(
            """
            SELECT t.name || ' ' || i.name || ' ' || i."unique" || ' ' || group_concat(c.name)
            FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' GROUP BY t.name, i.name
            """);
        var keys = connection.Query<string>(
            """
            SELECT t.name || ' -> ' || k."table" || ' ' || k."from" || ' ' || k.on_delete
            FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k WHERE t.type = 'table'
            """);
        return [.. columns.Concat(indexes).Concat(keys).Order(StringComparer.Ordinal)];
    }
}
