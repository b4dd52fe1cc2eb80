using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class LimitMapping : IEntityTypeConfiguration<LimitLock>, IEntityTypeConfiguration<CardAttempt>
{
    public void Configure(EntityTypeBuilder<LimitLock> limit)
    {
        // The table had this name before the type had its own.
        limit.ToTable("limit_gates");
        limit.HasKey(row => row.SubjectId);
        limit.Property(row => row.SubjectId).HasMaxLength(Columns.AddressKey);
        limit.Property(row => row.Version).IsConcurrencyToken();
        limit.HasIndex(row => row.UsedAt);
        limit.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<CardAttempt> attempt)
    {
        attempt.ToTable("card_attempts");
        attempt.HasKey(row => row.PurchaseId);
        attempt.Property(row => row.PurchaseId).HasMaxLength(Columns.Id);
        attempt.Property(row => row.AddressKey).HasMaxLength(Columns.AddressKey);
        attempt.HasIndex(row => new { row.AddressKey, row.StartedAt });
        attempt.HasIndex(row => row.StartedAt);
        attempt.HasIndex(row => row.Bucket);
    }
}
