using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class LimitMapping : IEntityTypeConfiguration<LimitGate>, IEntityTypeConfiguration<CardAttempt>
{
    public void Configure(EntityTypeBuilder<LimitGate> gate)
    {
        gate.ToTable("limit_gates");
        gate.HasKey(row => row.SubjectId);
        gate.Property(row => row.SubjectId).HasMaxLength(Columns.AddressKey);
        gate.Property(row => row.Version).IsConcurrencyToken();
        gate.HasIndex(row => row.UsedAt);
        gate.HasIndex(row => row.Bucket);
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
