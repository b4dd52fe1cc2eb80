using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.EmbeddedStorage;
using Picasso.Payments.Reconciling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Tests;

/// <summary>A new shard has no rows until it is ready: what asks every shard does not wait for it and is not refused because of it.</summary>
public sealed class ShardBeingAddedTests : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-shards-");
    private readonly SlowEngine _engine;
    private readonly PaymentShards _shards;
    private readonly ShardInitializer _introducing;

    public ShardBeingAddedTests()
    {
        _engine = new SlowEngine(new SqliteShardEngine(new DataDirectory(_data.FullName), new SqliteEarlyModel(), TimeProvider.System));
        var map = new ShardMap(new ShardOptions());
        _shards = new PaymentShards(map, _engine, [], TimeProvider.System, NullLogger<PaymentShards>.Instance);
        _introducing = new ShardInitializer(_shards, map);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_asks_every_shard_is_answered_while_another_is_added()
    {
        await StartAsync();
        var mover = new BucketMover(_shards, _introducing, TimeProvider.System, NullLogger<BucketMover>.Instance);

        var adding = new ShardAdding(_shards, mover).AddAsync("payments-2", takeShare: false, Cancel);
        await _engine.Begun.Task.WaitAsync(Cancel);
        (await new ReconciliationReading(_shards).ReadAsync(Cancel)).Open.ShouldBe(0);
        _shards.All.Select(shard => shard.Name).ShouldBe(["payments-0", "payments-1"]);

        _engine.Go.SetResult();
        await adding;
        _shards.All.Select(shard => shard.Name).ShouldBe(["payments-0", "payments-1", "payments-2"]);
    }

    [Fact]
    public void A_shard_of_the_configuration_counts_before_it_is_ready() =>
        _shards.All.Select(shard => shard.Name).ShouldBe(["payments-0", "payments-1"]);

    [Fact]
    public async Task A_shard_with_buckets_counts_also_where_no_configuration_names_it()
    {
        await StartAsync();
        _engine.Go.SetResult();
        var mover = new BucketMover(_shards, _introducing, TimeProvider.System, NullLogger<BucketMover>.Instance);
        await mover.MoveAsync(3, "payments-2", Cancel);

        using var later = new PaymentShards(
            new ShardMap(new ShardOptions()), new Unprepared(_engine), [], TimeProvider.System, NullLogger<PaymentShards>.Instance);
        foreach (var shard in later.Known)
            await shard.PrepareAsync(Cancel);
        await later.ReloadAsync(Cancel);

        later.Find("payments-2")!.IsReady.ShouldBeFalse();
        later.All.Select(shard => shard.Name).ShouldBe(["payments-0", "payments-1", "payments-2"]);
    }

    public ValueTask DisposeAsync()
    {
        _shards.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task StartAsync()
    {
        foreach (var shard in _shards.Known)
            await shard.PrepareAsync(Cancel);
        await _introducing.IntroduceAsync(Cancel);
        await _shards.ReloadAsync(Cancel);
    }

    /// <summary>Prepares a third shard when it is told to.</summary>
    private sealed class SlowEngine(IShardEngine engine) : IShardEngine
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string SharedLock => engine.SharedLock;

        public bool Knows(string shard) => engine.Knows(shard);

        public void Configure(DbContextOptionsBuilder<PaymentsDbContext> options, string shard) => engine.Configure(options, shard);

        public async Task PrepareAsync(PaymentsDbContext db, string shard, CancellationToken cancellationToken)
        {
            if (shard == "payments-2")
            {
                Begun.TrySetResult();
                await Go.Task.WaitAsync(cancellationToken);
            }

            await engine.PrepareAsync(db, shard, cancellationToken);
        }
    }

    /// <summary>Cannot reach a third shard.</summary>
    private sealed class Unprepared(IShardEngine engine) : IShardEngine
    {
        public string SharedLock => engine.SharedLock;

        public bool Knows(string shard) => engine.Knows(shard);

        public void Configure(DbContextOptionsBuilder<PaymentsDbContext> options, string shard) => engine.Configure(options, shard);

        public Task PrepareAsync(PaymentsDbContext db, string shard, CancellationToken cancellationToken) =>
            shard == "payments-2" ? throw new IOException("away") : engine.PrepareAsync(db, shard, cancellationToken);
    }
}
