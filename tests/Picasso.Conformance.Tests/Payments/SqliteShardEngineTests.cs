using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Picasso.EmbeddedStorage;
using Picasso.Payments.Sharding;

namespace Picasso.Conformance.Tests.Payments;

public sealed class SqliteShardEngineTests : ShardEngineConformance
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-shard-");

    private protected override IShardEngine NewEngine() => new SqliteShardEngine(
        new DataDirectory(_data.FullName), new SqliteEarlyModel(), TimeProvider.System);

    [Fact]
    public async Task Every_use_of_a_connection_waits_for_the_disk_and_minds_foreign_keys()
    {
        var shard = await ReadyAsync();

        for (var use = 0; use < 3; use++)
        {
            await using var db = shard.Open();
            (await db.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Cancel)).ShouldBe(2);
            (await db.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync(Cancel)).ShouldBe(1);
            (await db.Database.SqlQueryRaw<long>("SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync(Cancel)).ShouldBe(30_000);
        }
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
