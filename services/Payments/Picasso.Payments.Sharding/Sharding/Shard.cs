using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>One database with some of the buckets.</summary>
internal sealed class Shard
{
    // A missing right on one table affects only the statements on that table: health reports it for a while.
    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly IShardEngine _engine;
    private readonly PooledDbContextFactory<PaymentsDbContext> _contexts;
    private volatile bool _hasSchema;
    private volatile bool _ready;
    private volatile bool _silent;
    private long _deniedUntil;

    public Shard(string name, IShardEngine engine, IEnumerable<IInterceptor> interceptors, TimeProvider clock)
    {
        (Name, _clock) = (name, clock);
        _engine = engine;
        var options = new DbContextOptionsBuilder<PaymentsDbContext>();
        engine.Configure(options, name);
        options.AddInterceptors(new BucketGuard(engine.SharedLock)).AddInterceptors(interceptors);
        _contexts = new PooledDbContextFactory<PaymentsDbContext>(options.Options);
    }

    public string Name { get; }

    /// <summary>Whether its schema is known to be up to date.</summary>
    public bool HasSchema => _hasSchema;

    /// <summary>Whether its map is also loaded, so that it can be used.</summary>
    public bool IsReady => _ready;

    /// <summary>Whether it can be used now: it is ready, and its last call was answered.</summary>
    public bool IsAvailable => _ready && !_silent;

    /// <summary>Whether it has refused this process a right, or its user or password, within the last minute.</summary>
    public bool WasDenied => _clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _deniedUntil);

    /// <summary>Remembers what work on it ended with.</summary>
    public void Note(Exception fault)
    {
        if (MySqlShardOutages.IsDenial(fault))
            Interlocked.Exchange(ref _deniedUntil, (_clock.GetUtcNow() + s_remembered).UtcTicks);
    }

    /// <summary>A unit of work; dispose of it soon.</summary>
    /// <exception cref="ShardDownException">The shard could not be prepared yet, or does not answer: thrown at once.</exception>
    public PaymentsDbContext Open() => IsAvailable ? OpenWithoutReadinessCheck() : throw new ShardDownException(Name, WasDenied);

    /// <summary>A unit of work on a shard whose map may not be loaded.</summary>
    public PaymentsDbContext OpenWithoutReadinessCheck()
    {
        var db = _contexts.CreateDbContext();
        db.Begin(this);
        return db;
    }

    /// <summary>Brings the schema up to date.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = OpenWithoutReadinessCheck();
            await _engine.PrepareAsync(db, Name, cancellationToken);
        }
        catch (Exception fault)
        {
            Note(fault);
            throw;
        }

        _hasSchema = true;
        _ready = (await OwnershipsAsync(cancellationToken)).Count > 0;
    }

    /// <summary>Its ownership rows; none while it is new. From now on its availability follows its answers.</summary>
    public async Task<List<BucketOwnership>> OwnershipsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = OpenWithoutReadinessCheck();
            var ownerships = await db.BucketOwnerships.AsNoTracking().OrderBy(ownership => ownership.Bucket).ToListAsync(cancellationToken);
            _silent = false;
            return ownerships;
        }
        catch (Exception fault) when (PaymentShards.IsOutage(fault))
        {
            _silent = true;
            Note(fault);
            throw;
        }
    }

    /// <summary>Writes the map of buckets to a new shard, once; afterwards it is ready.</summary>
    public async Task WriteOwnershipsAsync(IEnumerable<BucketOwnership> ownerships, CancellationToken cancellationToken)
    {
        await using var db = OpenWithoutReadinessCheck();
        db.BucketOwnerships.AddRange(ownerships);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process wrote it first, or the shard did not answer.
            if ((await OwnershipsAsync(cancellationToken)).Count == 0)
                throw;
        }

        _ready = true;
    }
}

/// <summary>A shard does not answer; its buyers are asked to try again, and buyers of other shards are not affected.</summary>
internal sealed class ShardDownException(string shard, bool denied = false) : Exception($"Shard {shard} is not ready.")
{
    /// <summary>It answers, and refuses this process a right, or its user or password.</summary>
    public bool IsDenied => denied;
}
