using System.Diagnostics;
using System.Net;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Picasso.EngineTests.Partitions.Forwarders;
using Picasso.Payments.Sharding;
using Picasso.Testing;

namespace Picasso.EngineTests.Partitions;

/// <summary>A process that vanishes in the middle of a transaction: the server cannot know, and holds its locks.</summary>
[Trait(Engines.Trait, "MySql")]
public sealed class VanishedWriterTests
{
    private const string Shard = "payments-0";

    [Fact]
    public async Task What_a_vanished_copy_had_locked_is_free_again_within_half_a_minute()
    {
        var direct = new MySqlConnectionStringBuilder(Engines.Need(Engines.MySql + "0")) { Database = $"picasso_test_{Guid.NewGuid():N}"[..24] };
        await using var wire = Forwarder.To(new IPEndPoint(IPAddress.Parse(direct.Server), (int)direct.Port));
        var shard = new Shard(Shard, EngineAt(new MySqlConnectionStringBuilder(direct.ToString()) { Port = (uint)wire.Address.Port }), [], TimeProvider.System);
        await shard.PrepareAsync(default);
        await shard.WriteOwnershipsAsync([new BucketOwnership { Bucket = 1, State = BucketStates.Held, Epoch = 1 }], default);

        await using var db = shard.Open();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var work = await db.Database.BeginTransactionAsync();
            await db.BucketOwnerships.Where(ownership => ownership.Bucket == 1).ExecuteUpdateAsync(ownership => ownership.SetProperty(row => row.Epoch, 2));
            wire.Hold();
            await LetsGoAsync(direct);
            wire.LetGo();
            // Back again, it has nothing to commit, and its caller is asked to try again.
            PaymentShards.IsOutage(await Should.ThrowAsync<Exception>(() => work.CommitAsync())).ShouldBeTrue();
        });
        await using var server = new MySqlConnection(direct.ToString());
        await server.ExecuteAsync($"DROP DATABASE `{direct.Database}`");
    }

    private static async Task LetsGoAsync(MySqlConnectionStringBuilder direct)
    {
        var watch = Stopwatch.StartNew();
        await using var other = new MySqlConnection(direct.ToString());
        (await other.ExecuteAsync("UPDATE bucket_fences SET Epoch = 3 WHERE Bucket = 1 AND Epoch = 1", commandTimeout: 45)).ShouldBe(1);
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Console.WriteLine($"Partitions: copy vanished in a transaction: its locks are free after {watch.Elapsed.TotalSeconds:0.0} s (at most 30 s)");
    }

    private static MySqlShardEngine EngineAt(MySqlConnectionStringBuilder address) => new(new ConfigurationBuilder()
        .AddInMemoryCollection([new($"ConnectionStrings:{Shard}", address.ToString())]).Build(), new ServiceCollection().BuildServiceProvider());
}
