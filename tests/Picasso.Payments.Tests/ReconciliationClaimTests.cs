using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Picasso.Payments.Providers;
using Picasso.Payments.Reconciling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Copies of the service begin to reconcile at the same moment.</summary>
public sealed class ReconciliationClaimTests
{
    [Fact]
    public async Task Two_copies_that_begin_at_once_make_one_mark_of_each_kind_and_neither_fails()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var services = world.Host.Services;
        var faster = services.GetRequiredService<PaymentShards>();
        using var shards = new PaymentShards(
            services.GetRequiredService<ShardMap>(), services.GetRequiredService<IShardEngine>(), [new FasterCopy(faster)], world.Clock,
            NullLogger<PaymentShards>.Instance);
        foreach (var shard in shards.All)
            await shard.PrepareAsync(PaymentsWorld.Cancel);
        var log = new RecordedLog<Reconciliation>();
        using var reconciliation = new Reconciliation(
            shards, services.GetRequiredService<Reconciler>(),
            Options.Create(new ReconciliationOptions { FirstAfter = TimeSpan.Zero, Every = TimeSpan.FromMilliseconds(200) }), world.Clock, log);

        await reconciliation.StartAsync(PaymentsWorld.Cancel);
        await reconciliation.StartedAsync(PaymentsWorld.Cancel);
        var marks = await Eventually.Holds(() => MarksAsync(faster), all => all.Count(mark => mark.RanAt is not null) == Kinds);
        await reconciliation.StopAsync(PaymentsWorld.Cancel);

        marks.Count.ShouldBe(Kinds);
        log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Warning);
    }

    private static int Kinds => Enum.GetValues<RecordKind>().Length;

    private static async Task<List<ReconciliationMark>> MarksAsync(PaymentShards shards)
    {
        await using var db = new Place(shards, RecordMatching.Nowhere).Open();
        return await db.Marks.AsNoTracking().ToListAsync(PaymentsWorld.Cancel);
    }

    /// <summary>Another copy that writes each mark right before the one under test does.</summary>
    private sealed class FasterCopy(PaymentShards shards) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var added = eventData.Context!.ChangeTracker.Entries<ReconciliationMark>().Where(entry => entry.State == EntityState.Added)
                .Select(entry => entry.Entity).ToList();
            foreach (var mark in added)
            {
                await using var db = new Place(shards, mark.Bucket).Open();
                db.Marks.Add(new ReconciliationMark { Kind = mark.Kind, Bucket = mark.Bucket, NextAt = mark.NextAt });
                await db.SaveChangesAsync(cancellationToken);
            }

            return result;
        }
    }
}
