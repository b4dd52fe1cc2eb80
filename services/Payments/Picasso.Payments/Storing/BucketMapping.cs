using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Storing;

internal sealed class BucketMapping : IEntityTypeConfiguration<BucketFence>, IEntityTypeConfiguration<BucketParcel>
{
    public void Configure(EntityTypeBuilder<BucketFence> fence)
    {
        fence.ToTable("bucket_fences");
        fence.HasKey(row => row.Bucket);
        fence.Property(row => row.Bucket).ValueGeneratedNever();
        fence.Property(row => row.State).HasMaxLength(Columns.State);
        fence.Property(row => row.Peer).HasMaxLength(Columns.Account);
    }

    public void Configure(EntityTypeBuilder<BucketParcel> parcel)
    {
        parcel.ToTable("bucket_parcels");
        parcel.HasKey(row => new { row.Bucket, row.Number });
        parcel.Property(row => row.Table).HasMaxLength(Columns.WireName);
    }
}
