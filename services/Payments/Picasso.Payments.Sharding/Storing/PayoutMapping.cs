using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Payouts;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class PayoutMapping : IEntityTypeConfiguration<SellerPayout>, IEntityTypeConfiguration<PayoutAccountRow>
{
    public void Configure(EntityTypeBuilder<SellerPayout> payout)
    {
        payout.ToTable("payouts");
        payout.HasKey(row => row.PayoutId);
        payout.Property(row => row.PayoutId).HasMaxLength(Columns.Id);
        payout.Property(row => row.SellerId).HasMaxLength(Columns.Id);
        payout.Property(row => row.Currency).HasMaxLength(Columns.Currency);
        payout.Property(row => row.State).HasMaxLength(Columns.State);
        payout.Property(row => row.TransferId).HasMaxLength(Columns.ProviderName);
        payout.Property(row => row.LastError).HasColumnName("Trouble").HasMaxLength(Columns.Reason);
        payout.Property(row => row.Version).IsConcurrencyToken();
        payout.HasIndex(row => new { row.SellerId, row.CreatedAt });
        payout.HasIndex(row => new { row.State, row.DueAt });
        payout.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<PayoutAccountRow> account)
    {
        account.ToTable("payout_accounts");
        account.HasKey(row => row.SellerId);
        account.Property(row => row.SellerId).HasMaxLength(Columns.Id);
        account.Property(row => row.AccountId).HasMaxLength(Columns.ProviderName);
        account.HasIndex(row => row.Bucket);
    }
}
