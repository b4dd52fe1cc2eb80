using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Ledger;
using Picasso.Payments.Outbox;
using Picasso.Payments.Payouts;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Reconciling;
using Picasso.Payments.Sagas;
using Picasso.Payments.Selling;

namespace Picasso.Payments.Storing;

/// <summary>
/// What each shard holds. The model says nothing of any one engine: ids are strings of 36, money and times are integers,
/// versions are counted by us. Every row names its bucket, so that buckets can move.
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

    public DbSet<PayoutRow> Payouts => Set<PayoutRow>();

    public DbSet<PayoutAccountRow> PayoutAccounts => Set<PayoutAccountRow>();

    public DbSet<ReconciliationMark> Marks => Set<ReconciliationMark>();

    public DbSet<ReconciliationFinding> Findings => Set<ReconciliationFinding>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        KeepLedger();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        KeepLedger();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PaymentsDbContext).Assembly);

    private void KeepLedger()
    {
        var touched = ChangeTracker.Entries().FirstOrDefault(entry =>
            entry.Entity is LedgerEntry or LedgerPosting && entry.State is EntityState.Modified or EntityState.Deleted);
        if (touched is not null)
            throw new InvalidOperationException($"The ledger is append only; a {touched.Metadata.ShortName()} was {touched.State}.");
    }
}
