using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class ReconcilingMapping : IEntityTypeConfiguration<ReconciliationMark>, IEntityTypeConfiguration<ReconciliationFinding>
{
    public void Configure(EntityTypeBuilder<ReconciliationMark> mark)
    {
        mark.ToTable("reconciliation_marks");
        mark.HasKey(row => row.Kind);
        mark.Property(row => row.Kind).HasMaxLength(Columns.State);
        mark.Property(row => row.LastError).HasColumnName("Trouble").HasMaxLength(Columns.ProviderName);
        mark.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<ReconciliationFinding> finding)
    {
        finding.ToTable("reconciliation_findings");
        finding.HasKey(row => row.FindingId);
        finding.Property(row => row.FindingId).HasMaxLength(Columns.Id);
        finding.Property(row => row.Kind).HasMaxLength(Columns.State);
        finding.Property(row => row.ProviderId).HasMaxLength(Columns.ProviderName);
        finding.Property(row => row.OrderKey).HasMaxLength(Columns.ProviderName);
        finding.Property(row => row.Currency).HasMaxLength(Columns.Currency);
        finding.Property(row => row.Verdict).HasMaxLength(Columns.State);
        finding.Property(row => row.Reason).HasMaxLength(Columns.Reason);
        finding.HasIndex(row => new { row.ResolvedAt, row.FoundAt });
        finding.HasIndex(row => row.Bucket);
    }
}
