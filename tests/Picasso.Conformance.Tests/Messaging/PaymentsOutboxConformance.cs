using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MySqlConnector;
using Picasso.Conformance.Tests.Users;
using Picasso.Payments.Outbox;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Payments.Storing.Rows;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Messaging;

public sealed class SqliteShardOutboxConformance : OutboxConformance
{
    private protected override Task<OutboxUnderTest> NewAsync()
    {
        var temp = new TempData();
        return ShardOutboxes.OfAsync(new SqliteShardEngine(temp.Data, new SqliteEarlyModel(), TimeProvider.System), UsersOutboxes.RemoveOf(temp));
    }
}

[Trait(Engines.Trait, "MySql")]
public sealed class MySqlShardOutboxConformance : OutboxConformance
{
    private protected override Task<OutboxUnderTest> NewAsync()
    {
        var server = new MySqlConnectionStringBuilder(Engines.Need($"{Engines.MySql}0")) { Database = $"picasso_test_{Guid.NewGuid():n}" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:payments-0", server.ToString())]).Build();
        return ShardOutboxes.OfAsync(new MySqlShardEngine(configuration, new ServiceCollection().BuildServiceProvider()), () => RemoveAsync(server));
    }

    private static async ValueTask RemoveAsync(MySqlConnectionStringBuilder server)
    {
        await MySqlConnection.ClearAllPoolsAsync();
        await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(server.ToString()) { Pooling = false, Database = "" }.ToString());
        await connection.OpenAsync();
        await using var drop = new MySqlCommand($"DROP DATABASE IF EXISTS `{server.Database}`", connection);
        await drop.ExecuteNonQueryAsync();
    }
}

/// <summary>The outbox of a shard on either engine.</summary>
internal static class ShardOutboxes
{
    private const int Bucket = 7;

    public static async Task<OutboxUnderTest> OfAsync(IShardEngine engine, Func<ValueTask> remove)
    {
        var shard = new Shard("payments-0", engine, [], TimeProvider.System);
        await shard.PrepareAsync(default);
        await shard.WriteOwnershipsAsync([new BucketOwnership { Bucket = Bucket, State = BucketStates.Held, Epoch = 1 }], default);
        var due = DateTimeOffset.UnixEpoch;
        OutboxMessage New(string name) => new()
        {
            MessageId = Guid.NewGuid().ToString("D"), Bucket = Bucket, Type = "open-sale.v1", Body = name,
            CreatedAt = DateTimeOffset.UnixEpoch, NextAttemptAt = due += TimeSpan.FromSeconds(1),
        };
        // Each process is an owner of its own.
        ShardOutbox Open() => new(shard, new OutboxQueue(Options.Create(new RelayOptions()), TimeProvider.System), TimeProvider.System);
        return new OutboxUnderTest<OutboxItem>(Open, item => item.Row.Body)
        {
            IsOrdered = false,
            CountsLeases = false,
            Write = name => AddAsync(shard, New(name)),
            WriteAndFail = name => FailsAsync(shard, New(name)),
            Remove = remove,
        };
    }

    private static async Task AddAsync(Shard shard, params object[] rows)
    {
        await using var db = shard.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    // The key of a purchase is unique, so that the second purchase fails with everything in its transaction.
    private static async Task FailsAsync(Shard shard, OutboxMessage row)
    {
        await AddAsync(shard, NewPurchase());
        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(shard, NewPurchase(), row));
    }

    private static PurchaseSaga NewPurchase() => new()
    {
        PurchaseId = Guid.NewGuid().ToString("D"), Bucket = Bucket, BuyerId = "buyer", IdempotencyKey = "key",
    };
}
