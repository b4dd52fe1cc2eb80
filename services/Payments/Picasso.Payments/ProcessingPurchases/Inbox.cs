using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>The saga's inbox rows for handled messages; <see cref="PurchaseSnapshot"/> reads them.</summary>
internal static class Inbox
{
    /// <summary>The saga's name in the inbox.</summary>
    public const string Consumer = "purchase";

    public static InboxMessage Entry(Guid messageId, int bucket, DateTimeOffset now) =>
        new() { MessageId = messageId.ToString("D"), Consumer = Consumer, Bucket = bucket, HandledAt = now };
}
