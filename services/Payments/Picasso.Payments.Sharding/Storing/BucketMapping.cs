using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Sharding;

namespace Picasso.Payments.Storing;

internal sealed class BucketMapping : IEntityTypeConfiguration<BucketOwnership>, IEntityTypeConfiguration<BucketChunk>
{
    public void Configure(EntityTypeBuilder<BucketOwnership> ownership)
    {
        ownership.ToTable("bucket_fences");
        ownership.HasKey(row => row.Bucket);
        ownership.Property(row => row.Bucket).ValueGeneratedNever();
        ownership.Property(row => row.State).HasMaxLength(Columns.State);
        ownership.Property(row => row.Peer).HasMaxLength(Columns.Account);
    }

    public void Configure(EntityTypeBuilder<BucketChunk> chunk)
    {
        chunk.ToTable("bucket_parcels");
        chunk.HasKey(row => new { row.Bucket, row.Number });
        chunk.Property(row => row.Table).HasMaxLength(Columns.WireName);
    }
}
