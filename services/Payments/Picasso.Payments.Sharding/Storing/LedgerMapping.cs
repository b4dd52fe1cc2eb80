using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Ledger;

namespace Picasso.Payments.Storing;

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<LedgerPosting>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("ledger_entries");
        entry.HasKey(row => row.EntryId);
        entry.Property(row => row.EntryId).HasMaxLength(Columns.Id);
        // The column had this name before it also held payouts.
        entry.Property(row => row.SubjectId).HasColumnName("PurchaseId").HasMaxLength(Columns.Id);
        entry.Property(row => row.Kind).HasMaxLength(Columns.State);
        entry.Property(row => row.ReversesEntryId).HasMaxLength(Columns.Id);
        entry.HasMany(row => row.Postings).WithOne().HasForeignKey(posting => posting.EntryId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(row => new { row.SubjectId, row.Kind }).IsUnique();
        entry.HasIndex(row => row.ReversesEntryId).IsUnique();
        entry.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<LedgerPosting> posting)
    {
        posting.ToTable("ledger_postings");
        posting.HasKey(row => new { row.EntryId, row.Line });
        posting.Property(row => row.EntryId).HasMaxLength(Columns.Id);
        posting.Property(row => row.Account).HasMaxLength(Columns.Account);
        posting.Property(row => row.Currency).HasMaxLength(Columns.Currency);
        posting.HasIndex(row => new { row.Account, row.Currency });
    }
}
