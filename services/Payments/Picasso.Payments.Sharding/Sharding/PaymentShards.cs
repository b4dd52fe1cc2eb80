using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>Routes to the shard of a user or a purchase, and follows moved buckets.</summary>
internal sealed class PaymentShards(
    ShardMap configured, IShardEngine engine, IEnumerable<IInterceptor> interceptors, TimeProvider clock, ILogger<PaymentShards> logger)
    : IDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(250);
    private const int Attempts = 24;

    private readonly ConcurrentDictionary<string, Shard> _shards = new(
        configured.Names.Where(engine.Knows).Select(name => KeyValuePair.Create(name, new Shard(name, engine, interceptors, clock))));
    private readonly SemaphoreSlim _reloading = new(1);
    // Compiled once, because every access runs it; for this engine's model.
    private readonly Func<PaymentsDbContext, int, CancellationToken, Task<bool>> _holds = EF.CompileAsyncQuery(
        (PaymentsDbContext db, int bucket, CancellationToken cancellationToken) => db.BucketOwnerships.Any(
            ownership => ownership.Bucket == bucket && (ownership.State == BucketStates.Held || ownership.State == BucketStates.Leaving)));
    private volatile BucketMap _map = BucketMap.Of(configured);

    /// <summary>Every shard that may hold rows: those of the configuration, those that the map names, and added ones once they are ready.</summary>
    public IReadOnlyCollection<Shard> All => [.. Known.Where(MayHoldRows)];

    /// <summary>Every shard, also those that are still being added: until they are ready they refuse every question and have no rows.</summary>
    public IReadOnlyCollection<Shard> Known => [.. _shards.Values.OrderBy(shard => shard.Name, StringComparer.Ordinal)];

    /// <summary>The cached map of buckets.</summary>
    public BucketMap Map => _map;

    /// <summary>The sentence shown while a part of payments is unavailable.</summary>
    public static DomainError TryAgain { get; } = new(
        DomainErrorKind.Unavailable, "try_again", "This cannot be answered right now. Nothing was charged; please try again.");

    /// <summary>The location of a user's purchases, or sales.</summary>
    public Place OfUser(string userId) => new(this, Buckets.Of(userId));

    /// <summary>The location of a purchase, if it exists.</summary>
    public Place OfPurchase(string purchaseId) => new(this, PurchaseIds.BucketOf(purchaseId));

    /// <summary>The shard that holds a bucket, by the cached map.</summary>
    /// <exception cref="ShardDownException">This process has no configuration for it.</exception>
    public Shard Holding(int bucket) => Find(_map.NameOf(bucket)) ?? throw new ShardDownException(_map.NameOf(bucket));

    /// <summary>The shard of a name, from configuration or from a moved bucket; null when this process cannot connect to it.</summary>
    public Shard? Find(string name) => _shards.TryGetValue(name, out var known) ? known
        : engine.Knows(name) ? _shards.GetOrAdd(name, static (name, made) => new Shard(name, made.engine, made.interceptors, made.clock), (engine, interceptors, clock))
        : null;

    /// <summary>
    /// Runs a caller's work on the bucket's shard, with retries while the bucket moves; an unavailable shard becomes a retryable error.
    /// </summary>
    /// <exception cref="DomainException">"try_again"; "shards_access_denied".</exception>
    public async Task<T> AskAsync<T>(Place place, Func<PaymentsDbContext, Task<T>> work)
    {
        try
        {
            return await FollowAsync(place, work, CancellationToken.None);
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw AnswerTo(fault, Find(_map.NameOf(place.Bucket)), $"Bucket {place.Bucket}");
        }
    }

    /// <summary>Runs a caller's work on a shard; an unavailable shard becomes a retryable error.</summary>
    /// <exception cref="DomainException">"try_again"; "shards_access_denied".</exception>
    public async Task<T> AskAsync<T>(Shard shard, Func<PaymentsDbContext, Task<T>> work)
    {
        try
        {
            await using var db = shard.Open();
            return await work(db);
        }
        catch (Exception fault) when (IsOutage(fault))
        {
            throw AnswerTo(fault, shard, $"Shard {shard.Name}");
        }
    }

    private DomainException AnswerTo(Exception fault, Shard? shard, string what)
    {
        shard?.Note(fault);
        if (!MySqlShardOutages.IsDenied(fault))
        {
            logger.LogError(fault, "{Place} is unavailable", what);
            return TryAgain.ToException();
        }

        logger.LogError(fault, "{Place} refuses this process a right, or its user or password", what);
        return MySqlShardOutages.Denied.ToException();
    }

    /// <summary>Runs work on the bucket's shard. The result of a read is valid when the shard held the bucket before and after it.</summary>
    /// <exception cref="BucketMovedException">It has been moving for too long.</exception>
    public Task<T> FollowAsync<T>(Place place, Func<PaymentsDbContext, Task<T>> work, CancellationToken cancellationToken) =>
        RouteAsync(place, async db =>
        {
            // Also checked before: the rows of a bucket that arrives during the read are missing, and the check after the read would succeed.
            if (!await HoldsAsync(db, place.Bucket, cancellationToken))
                throw new BucketMovedException(place.Bucket);
            var answer = await work(db);
            return db.HasWritten || await HoldsAsync(db, place.Bucket, cancellationToken) ? answer : throw new BucketMovedException(place.Bucket);
        }, cancellationToken);

    /// <summary>Runs work on the shard that the map names, and retries with a fresh map whenever the work finds the bucket moved.</summary>
    /// <exception cref="BucketMovedException">It has been moving for too long.</exception>
    public async Task<T> RouteAsync<T>(Place place, Func<PaymentsDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = place.Open();
                return await work(db);
            }
            catch (Exception fault) when (fault.GetBaseException() is BucketMovedException && attempt < Attempts)
            {
                await Task.Delay(Backoff.Pause(s_firstPause, s_longestPause, attempt - 1), clock, cancellationToken);
                await ReloadAsync(cancellationToken);
            }
        }
    }

    /// <summary>Reads the map from every shard.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await _reloading.WaitAsync(cancellationToken);
        try
        {
            var read = new HashSet<string>();
            while (Known.FirstOrDefault(shard => shard.HasSchema && read.Add(shard.Name)) is { } shard)
                await ReadMapAsync(shard, cancellationToken);
        }
        finally
        {
            _reloading.Release();
        }
    }

    public void Dispose() => _reloading.Dispose();

    // A shard that is not configured here is known from a bucket that moved to it.
    private async Task ReadMapAsync(Shard shard, CancellationToken cancellationToken)
    {
        try
        {
            _map = _map.With((await shard.OwnershipsAsync(cancellationToken)).Select(ownership => (shard.Name, ownership)));
            foreach (var name in Enumerable.Range(0, Buckets.Count).Select(_map.NameOf).Distinct())
            {
                if (Find(name) is null)
                    logger.LogError("Buckets are on {Shard}, for which this process has no connection string", name);
                else if (Find(name) is { HasSchema: false } found)
                    await found.PrepareAsync(cancellationToken);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "The map of buckets cannot be read from shard {Shard}", shard.Name);
        }
    }

    private bool MayHoldRows(Shard shard) => shard.IsReady || configured.Names.Contains(shard.Name)
        || Enumerable.Range(0, Buckets.Count).Any(bucket => _map.NameOf(bucket) == shard.Name);

    /// <summary>Whether a bucket may be read on the shard of a unit of work.</summary>
    private Task<bool> HoldsAsync(PaymentsDbContext db, int bucket, CancellationToken cancellationToken) => _holds(db, bucket, cancellationToken);

    /// <summary>Whether a shard does not answer. A driver may throw a socket's own exception when a connection breaks.</summary>
    public static bool IsOutage(Exception fault) => fault is DbException or DbUpdateException or ShardDownException or BucketMovedException
        or IOException or SocketException;
}
