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
    private volatile bool _ready;

    public Shard(string name, IShardEngine engine, IEnumerable<IInterceptor> interceptors)
    {
        Name = name;
        _engine = engine;
        var options = new DbContextOptionsBuilder<PaymentsDbContext>();
        engine.Configure(options, name);
        options.AddInterceptors(interceptors);
        _contexts = new PooledDbContextFactory<PaymentsDbContext>(options.Options);
    }

    public string Name { get; }

    /// <summary>Whether its schema is known to be up to date.</summary>
    public bool IsReady => _ready;

    /// <summary>A unit of work; dispose of it soon.</summary>
    /// <exception cref="ShardDownException">The shard could not be prepared yet.</exception>
    public PaymentsDbContext Open() => _ready ? _contexts.CreateDbContext() : throw new ShardDownException(Name);

    /// <summary>Brings the schema up to date.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var db = _contexts.CreateDbContext();
        await _engine.PrepareAsync(db, Name, cancellationToken);
        _ready = true;
    }
}

/// <summary>A shard does not answer; its buyers are asked to try again, the others notice nothing.</summary>
internal sealed class ShardDownException(string shard) : Exception($"Shard {shard} is not ready.");
