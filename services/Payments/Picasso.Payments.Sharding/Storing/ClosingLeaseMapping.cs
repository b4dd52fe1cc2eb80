using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

/// <summary>Maps attempts to close an account to their table.</summary>
internal sealed class ClosingLeaseMapping : IEntityTypeConfiguration<ClosingLease>
{
    public void Configure(EntityTypeBuilder<ClosingLease> lease)
    {
        lease.ToTable("closing_leases");
        lease.HasKey(row => row.LeaseId);
        lease.Property(row => row.LeaseId).HasMaxLength(Columns.Id);
        lease.Property(row => row.UserId).HasMaxLength(Columns.Id);
        lease.HasIndex(row => new { row.UserId, row.EndsAt });
        lease.HasIndex(row => row.Bucket);
    }
}
