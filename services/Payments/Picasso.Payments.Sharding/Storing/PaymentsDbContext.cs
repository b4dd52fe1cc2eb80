using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Ledger;
using Picasso.Payments.Limiting;
using Picasso.Payments.Payouts;
using Picasso.Payments.Selling;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

/// <summary>
/// The model of each shard. It is independent of the engine: ids are strings of 36, money and times are integers, versions are counted by Picasso.
/// Every row has its bucket, so that buckets can move.
/// </summary>
internal sealed class PaymentsDbContext(DbContextOptions<PaymentsDbContext> options) : DbContext(options)
{
    public DbSet<PurchaseSaga> Purchases => Set<PurchaseSaga>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<LedgerEntry> Entries => Set<LedgerEntry>();

    public DbSet<LedgerPosting> Postings => Set<LedgerPosting>();

    public DbSet<OpenSaleRow> OpenSales => Set<OpenSaleRow>();

    public DbSet<SaleRow> Sales => Set<SaleRow>();

    public DbSet<SellerPayout> Payouts => Set<SellerPayout>();

    public DbSet<PayoutAccountRow> PayoutAccounts => Set<PayoutAccountRow>();

    public DbSet<ReconciliationMark> Marks => Set<ReconciliationMark>();

    public DbSet<ReconciliationFinding> Findings => Set<ReconciliationFinding>();

    public DbSet<StatementEntry> StatementEntries => Set<StatementEntry>();

    public DbSet<SellerAccount> SellerAccounts => Set<SellerAccount>();

    public DbSet<AccountClosingLock> AccountClosingLocks => Set<AccountClosingLock>();

    public DbSet<ClosingLease> ClosingLeases => Set<ClosingLease>();

    public DbSet<OperatorAct> Acts => Set<OperatorAct>();

    public DbSet<BucketOwnership> BucketOwnerships => Set<BucketOwnership>();

    public DbSet<BucketChunk> BucketChunks => Set<BucketChunk>();

    public DbSet<LimitLock> LimitLocks => Set<LimitLock>();

    public DbSet<CardAttempt> CardAttempts => Set<CardAttempt>();

    /// <summary>The shard of this unit of work.</summary>
    public Shard Shard { get; private set; } = null!;

    /// <summary>Whether this unit of work has committed rows of a bucket that was held at that time.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Starts a unit of work in a context that may come from a pool.</summary>
    public void Begin(Shard shard)
    {
        Shard = shard;
        HasWritten = false;
    }

    /// <summary>The buckets whose rows are about to be written.</summary>
    public IReadOnlyList<int> WrittenBuckets() => [.. ChangeTracker.Entries()
        .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && BucketTables.HasBucket(entry.Metadata))
        .Select(entry => (int)entry.CurrentValues[nameof(BucketOwnership.Bucket)]!).Distinct().Order()];

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Rows must be written asynchronously: the ownership of their bucket is read in the same transaction.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        KeepLedger();
        // Also for a single statement, because the ownership is read in the transaction. See BucketGuard.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        var writes = WrittenBuckets().Count > 0;
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        HasWritten |= writes;
        return written;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PaymentsDbContext).Assembly);

    private void KeepLedger()
    {
        var touched = ChangeTracker.Entries().FirstOrDefault(entry =>
            entry.Entity is LedgerEntry or LedgerPosting or StatementEntry or OperatorAct && entry.State is EntityState.Modified or EntityState.Deleted);
        if (touched is not null)
            throw new InvalidOperationException($"The ledger is append only; a {touched.Metadata.ShortName()} was {touched.State}.");
    }
}
