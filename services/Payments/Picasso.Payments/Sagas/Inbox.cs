using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sagas;

/// <summary>Knows which messages the saga has handled.</summary>
internal static class Inbox
{
    private const string Consumer = "purchase";

    public static InboxMessage Entry(Guid messageId, int bucket, DateTimeOffset now) =>
        new() { MessageId = messageId.ToString("D"), Consumer = Consumer, Bucket = bucket, HandledAt = now };

    public static Task<bool> HoldsAsync(PaymentsDbContext db, Guid messageId, CancellationToken cancellationToken)
    {
        var id = messageId.ToString("D");
        return db.Inbox.AnyAsync(row => row.MessageId == id && row.Consumer == Consumer, cancellationToken);
    }
}
