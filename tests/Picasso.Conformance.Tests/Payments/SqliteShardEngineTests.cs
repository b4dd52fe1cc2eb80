using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.Payments.Sharding;

namespace Picasso.Conformance.Tests.Payments;

public sealed class SqliteShardEngineTests : ShardEngineConformance
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-shard-");

    private protected override IShardEngine NewEngine() => new SqliteShardEngine(
        new DataDirectory(_data.FullName), new SqliteEarlyModel(), TimeProvider.System);

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
