using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class SellerMapping : IEntityTypeConfiguration<OpenSaleRow>, IEntityTypeConfiguration<SaleRow>
{
    public void Configure(EntityTypeBuilder<OpenSaleRow> open)
    {
        open.ToTable("open_sales");
        open.HasKey(row => row.PurchaseId);
        open.Property(row => row.PurchaseId).HasMaxLength(Columns.Id);
        open.Property(row => row.SellerId).HasMaxLength(Columns.Id);
        open.HasIndex(row => new { row.SellerId, row.ClosedAt });
        open.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<SaleRow> sale)
    {
        sale.ToTable("sales");
        sale.HasKey(row => row.PurchaseId);
        sale.Property(row => row.PurchaseId).HasMaxLength(Columns.Id);
        sale.Property(row => row.SellerId).HasMaxLength(Columns.Id);
        sale.Property(row => row.BuyerId).HasMaxLength(Columns.Id);
        sale.Property(row => row.PictureId).HasMaxLength(Columns.Id);
        sale.Property(row => row.Title).HasMaxLength(Columns.Title);
        sale.Property(row => row.Currency).HasMaxLength(Columns.Currency);
        sale.Property(row => row.Standing).HasMaxLength(Columns.State);
        sale.HasIndex(row => new { row.SellerId, row.CompletedAt, row.PurchaseId });
        sale.HasIndex(row => row.Bucket);
    }
}
