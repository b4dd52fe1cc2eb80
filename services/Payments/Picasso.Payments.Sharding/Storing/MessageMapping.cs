using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Storing;

internal sealed class MessageMapping : IEntityTypeConfiguration<OutboxMessage>, IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> outbox)
    {
        outbox.ToTable("outbox");
        outbox.HasKey(row => row.MessageId);
        outbox.Property(row => row.MessageId).HasMaxLength(Columns.Id);
        outbox.Property(row => row.Type).HasMaxLength(Columns.WireName);
        outbox.Property(row => row.ClaimedBy).HasMaxLength(Columns.Id);
        outbox.Property(row => row.Trace).HasMaxLength(Columns.Trace);
        outbox.HasIndex(row => new { row.DoneAt, row.NextAttemptAt });
        outbox.HasIndex(row => row.Bucket);
    }

    public void Configure(EntityTypeBuilder<InboxMessage> inbox)
    {
        inbox.ToTable("inbox");
        inbox.HasKey(row => new { row.MessageId, row.Consumer });
        inbox.Property(row => row.MessageId).HasMaxLength(Columns.Id);
        inbox.Property(row => row.Consumer).HasMaxLength(Columns.WireName);
        inbox.HasIndex(row => row.HandledAt);
        inbox.HasIndex(row => row.Bucket);
    }
}
