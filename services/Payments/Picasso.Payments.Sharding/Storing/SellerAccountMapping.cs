using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Selling;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class SellerAccountMapping : IEntityTypeConfiguration<StatementEntry>, IEntityTypeConfiguration<SellerAccount>,
    IEntityTypeConfiguration<AccountClosingLock>, IEntityTypeConfiguration<OperatorAct>
{
    public void Configure(EntityTypeBuilder<StatementEntry> line)
    {
        line.ToTable("seller_lines");
        line.HasKey(row => new { row.UserId, row.PurchaseId, row.Kind });
        line.Property(row => row.UserId).HasMaxLength(Columns.Id);
        line.Property(row => row.PurchaseId).HasMaxLength(Columns.Id);
        line.Property(row => row.Kind).HasMaxLength(Columns.State);
        line.Property(row => row.PictureId).HasMaxLength(Columns.Id);
        line.Property(row => row.Title).HasMaxLength(Columns.Title);
        line.Property(row => row.Currency).HasMaxLength(Columns.Currency);
        line.HasIndex(row => new { row.UserId, row.Currency, row.BookedAt });
        line.HasIndex(row => new { row.Kind, row.BookedAt });
        line.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<SellerAccount> account)
    {
        account.ToTable("seller_accounts");
        account.HasKey(row => new { row.UserId, row.Currency });
        account.Property(row => row.UserId).HasMaxLength(Columns.Id);
        account.Property(row => row.Currency).HasMaxLength(Columns.Currency);
        account.Property(row => row.Version).IsConcurrencyToken();
        account.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<AccountClosingLock> gate)
    {
        gate.ToTable("person_gates");
        gate.HasKey(row => row.UserId);
        gate.Property(row => row.UserId).HasMaxLength(Columns.Id);
        gate.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<OperatorAct> act)
    {
        act.ToTable("operator_acts");
        act.HasKey(row => row.ActId);
        act.Property(row => row.ActId).HasMaxLength(Columns.Id);
        act.Property(row => row.PurchaseId).HasMaxLength(Columns.Id);
        act.Property(row => row.OperatorId).HasMaxLength(Columns.Id);
        act.Property(row => row.Kind).HasMaxLength(Columns.State);
        act.Property(row => row.Reason).HasMaxLength(Columns.Title);
        act.HasIndex(row => row.PurchaseId);
        act.HasIndex(row => row.Bucket);
    }
}
