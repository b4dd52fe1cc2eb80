namespace Picasso.Payments.Sagas;

/// <summary>What the saga writes of a message that it has handled; <see cref="PurchaseSnapshot"/> reads it.</summary>
internal static class Inbox
{
    /// <summary>The saga's name in the inbox.</summary>
    public const string Consumer = "purchase";

    public static InboxMessage Entry(Guid messageId, int bucket, DateTimeOffset now) =>
        new() { MessageId = messageId.ToString("D"), Consumer = Consumer, Bucket = bucket, HandledAt = now };
}
