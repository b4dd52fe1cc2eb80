using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class PurchaseMapping : IEntityTypeConfiguration<PurchaseSaga>
{
    public void Configure(EntityTypeBuilder<PurchaseSaga> purchase)
    {
        purchase.ToTable("purchases");
        purchase.HasKey(row => row.PurchaseId);
        purchase.Ignore(row => row.CorrelationId).Ignore(row => row.State).Ignore(row => row.NetMinor).Ignore(row => row.ToRefundMinor);
        purchase.Ignore(row => row.Effects);
        purchase.Property(row => row.PurchaseId).HasMaxLength(Columns.Id);
        purchase.Property(row => row.BuyerId).HasMaxLength(Columns.Id);
        purchase.Property(row => row.IdempotencyKey).HasMaxLength(Columns.Id);
        purchase.Property(row => row.QuoteId).HasMaxLength(Columns.Id);
        purchase.Property(row => row.SellerId).HasMaxLength(Columns.Id);
        purchase.Property(row => row.PictureId).HasMaxLength(Columns.Id);
        purchase.Property(row => row.Title).HasMaxLength(Columns.Title);
        purchase.Property(row => row.Currency).HasMaxLength(Columns.Currency);
        purchase.Property(row => row.PaymentMethod).HasMaxLength(Columns.ProviderName);
        purchase.Property(row => row.CurrentState).HasMaxLength(Columns.State);
        purchase.Property(row => row.FailureReason).HasMaxLength(Columns.Reason);
        purchase.Property(row => row.LastError).HasColumnName("Trouble").HasMaxLength(Columns.Reason);
        purchase.Property(row => row.ReleaseReason).HasMaxLength(Columns.Reason);
        purchase.Property(row => row.PaymentId).HasMaxLength(Columns.ProviderName);
        purchase.Property(row => row.CapturedCurrency).HasMaxLength(Columns.Currency);
        purchase.Property(row => row.RefundId).HasMaxLength(Columns.ProviderName);
        purchase.Property(row => row.CreatorId).HasMaxLength(Columns.Id);
        purchase.Property(row => row.DisputeId).HasMaxLength(Columns.ProviderName);
        purchase.Property(row => row.DisputedCurrency).HasMaxLength(Columns.Currency);
        purchase.Property(row => row.DisputeOutcome).HasMaxLength(Columns.State);
        purchase.Property(row => row.DisputedPictureStatus).HasColumnName("PictureFate").HasMaxLength(Columns.State);
        purchase.Property(row => row.CardMark).HasMaxLength(Columns.Hash);
        purchase.Property(row => row.UndoneBy).HasMaxLength(Columns.Id);
        purchase.Property(row => row.AddressKey).HasMaxLength(Columns.AddressKey);
        purchase.Property(row => row.Trace).HasMaxLength(Columns.Trace);
        purchase.Property(row => row.Fingerprint).HasMaxLength(Columns.Fingerprint);
        purchase.Property(row => row.Version).IsConcurrencyToken();
        purchase.HasIndex(row => new { row.BuyerId, row.IdempotencyKey }).IsUnique();
        purchase.HasIndex(row => new { row.BuyerId, row.PurchaseId });
        purchase.HasIndex(row => new { row.BuyerId, row.PictureId });
        purchase.HasIndex(row => row.DueAt);
        purchase.HasIndex(row => new { row.EndedAt, row.PurchaseId });
        purchase.HasIndex(row => row.Bucket);
    }
}
