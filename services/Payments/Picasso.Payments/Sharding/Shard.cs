using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>One database with some of the buckets.</summary>
internal sealed class Shard
{
    private readonly IShardEngine _engine;
    private readonly PooledDbContextFactory<PaymentsDbContext> _contexts;
    private volatile bool _hasSchema;
    private volatile bool _ready;
    private volatile bool _silent;

    public Shard(string name, IShardEngine engine, IEnumerable<IInterceptor> interceptors)
    {
        Name = name;
        _engine = engine;
        var options = new DbContextOptionsBuilder<PaymentsDbContext>();
        engine.Configure(options, name);
        options.AddInterceptors(new BucketGuard(engine.SharedLock)).AddInterceptors(interceptors);
        _contexts = new PooledDbContextFactory<PaymentsDbContext>(options.Options);
    }

    public string Name { get; }

    /// <summary>Whether its schema is known to be up to date.</summary>
    public bool HasSchema => _hasSchema;

    /// <summary>Whether it also knows its buckets, and so can be used.</summary>
    public bool IsReady => _ready;

    /// <summary>Whether it can be used now: it is ready, and it answered when it was last asked.</summary>
    public bool IsAvailable => _ready && !_silent;

    /// <summary>A unit of work; dispose of it soon.</summary>
    /// <exception cref="ShardDownException">The shard could not be prepared yet, or does not answer: refused at once.</exception>
    public PaymentsDbContext Open() => IsAvailable ? OpenWithoutReadinessCheck() : throw new ShardDownException(Name);

    /// <summary>A unit of work on a shard that may not know its buckets.</summary>
    public PaymentsDbContext OpenWithoutReadinessCheck()
    {
        var db = _contexts.CreateDbContext();
        db.Begin(this);
        return db;
    }

    /// <summary>Brings the schema up to date.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using (var db = OpenWithoutReadinessCheck())
            await _engine.PrepareAsync(db, Name, cancellationToken);
        _hasSchema = true;
        _ready = (await OwnershipsAsync(cancellationToken)).Count > 0;
    }

    /// <summary>What it knows of the buckets; nothing while it is new. From here on it counts as there, or not, as it answers.</summary>
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
            throw;
        }
    }

    /// <summary>Writes the map of buckets to a new shard, once; it is ready then.</summary>
    public async Task TellAsync(IEnumerable<BucketOwnership> ownerships, CancellationToken cancellationToken)
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

/// <summary>A shard does not answer; its buyers are asked to try again, the others notice nothing.</summary>
internal sealed class ShardDownException(string shard) : Exception($"Shard {shard} is not ready.");
