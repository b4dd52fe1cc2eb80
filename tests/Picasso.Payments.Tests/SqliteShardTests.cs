using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Contracts.Payments;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>What only files do.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class SqliteShardTests
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
    public async Task Case_22_one_shard_down_stops_only_its_own_buyers()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (file, aside) = (Path.Combine(world.DataDirectory, "payments-1.db"), Path.Combine(world.DataDirectory, "aside.db"));
        await world.EndAsync();
        File.Move(file, aside);
        var unreadable = Directory.CreateDirectory(file);
        await world.RestartAsync();
        var works = ShardTests.PersonOn(world, "payments-0", world.NewBuyer, person => person.Id);
        var waits = ShardTests.PersonOn(world, "payments-1", world.NewBuyer, person => person.Id);
        var seller = ShardTests.PersonOn(world, "payments-0", world.NewSeller, person => person.Id);
        var request = await waits.PrepareAsync(world.Pictures.Upload(seller.Id));

        (await Buyer.ErrorOf(() => waits.BuyAsync(request))).ShouldBe("try_again");
        var bought = await works.BuyAsync(world.Pictures.Upload(seller.Id));
        (await works.EndsAsync(bought.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        // Ready for the others; that not all books can be read is no promise broken.
        var health = await world.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(PaymentsWorld.Cancel);
        foreach (var check in new[] { "payments-shards", "invariants" })
            health.Entries[check].Status.ShouldBe(HealthStatus.Degraded, check);

        unreadable.Delete();
        File.Move(aside, file);
        var shard = world.Host.Services.GetRequiredService<PaymentShards>().OfUser(waits.Id).Shard;
        await Eventually.Holds(() => Task.FromResult(shard.IsReady), ready => ready);
        (await waits.EndsAsync((await waits.BuyAsync(request)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        await using var world = await PaymentsWorld.StartAsync();
        await world.RestartAsync(
            ("Picasso:Payments:Shards:0:Name", "fresh"), ("Picasso:Payments:Shards:0:FirstBucket", "0"), ("Picasso:Payments:Shards:0:LastBucket", "1023"));
        using (var file = new SqliteConnection($"Data Source={Path.Combine(world.DataDirectory, "fresh2.db")};Pooling=False"))
        {
            file.Execute(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """);
        }

        await world.RestartAsync(
            ("Picasso:Payments:Shards:0:Name", "fresh2"), ("Picasso:Payments:Shards:0:FirstBucket", "0"), ("Picasso:Payments:Shards:0:LastBucket", "1023"));

        world.Host.Services.GetRequiredService<PaymentShards>().All.ShouldHaveSingleItem().IsReady.ShouldBeTrue();
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
