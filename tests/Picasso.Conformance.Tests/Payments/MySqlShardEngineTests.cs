using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Picasso.Payments.Sharding;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Payments;

[Trait(Engines.Trait, "MySql")]
public sealed class MySqlShardEngineTests : ShardEngineConformance
{
    private readonly MySqlConnectionStringBuilder _server = new(Engines.Need($"{Engines.MySql}0"))
    {
        Database = $"picasso_test_{Guid.NewGuid():n}", MaximumPoolSize = 12,
    };

    private protected override IShardEngine NewEngine() => new MySqlShardEngine(new ConfigurationBuilder()
        .AddInMemoryCollection([new("ConnectionStrings:payments-0", _server.ToString())]).Build(), new ServiceCollection().BuildServiceProvider());

    [Theory]
    [InlineData("DROP TABLE ledger_postings")]
    [InlineData("DROP TABLE bucket_parcels")]
    [InlineData("DROP TRIGGER ledger_entries_keep_rows")]
    public async Task A_migration_that_died_in_the_middle_is_finished_by_the_next_start(string notReached)
    {
        // DDL is not undone: some statements took effect, and the history knows of none.
        await using (var db = (await ReadyAsync()).Open())
        {
            await db.Database.ExecuteSqlRawAsync(notReached, Cancel);
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory", Cancel);
        }

        var again = NewShard();
        await again.PrepareAsync(Cancel);

        await using var after = again.Open();
        (await after.Postings.CountAsync(Cancel)).ShouldBe(0);
        (await after.BucketChunks.CountAsync(Cancel)).ShouldBe(0);
        (await after.Database.GetPendingMigrationsAsync(Cancel)).ShouldBeEmpty();
    }

    public override async ValueTask DisposeAsync()
    {
        await MySqlConnection.ClearAllPoolsAsync();
        var server = new MySqlConnectionStringBuilder(_server.ToString()) { Pooling = false, Database = "" };
        await using var connection = new MySqlConnection(server.ToString());
        await connection.OpenAsync();
        await using var drop = new MySqlCommand($"DROP DATABASE IF EXISTS `{_server.Database}`", connection);
        await drop.ExecuteNonQueryAsync();
    }
}
