using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using Picasso.Mail.Delivery.Queueing;
using Picasso.Messaging;

namespace Picasso.Mail.Delivery.Mongo;

/// <summary>A mail as it is kept. Times are Unix milliseconds; fields are only ever added.</summary>
[BsonIgnoreExtraElements]
internal sealed class MailDocument
{
    [BsonId]
    public string Key { get; set; } = "";

    /// <summary>Grows from one mail to the next.</summary>
    [BsonElement("arrival")]
    public ObjectId Arrival { get; set; }

    [BsonElement("to")]
    public string Recipient { get; set; } = "";

    /// <summary>The same without case, to look for.</summary>
    [BsonElement("address")]
    public string Address { get; set; } = "";

    [BsonElement("subject")]
    public string Subject { get; set; } = "";

    [BsonElement("text")]
    public string Text { get; set; } = "";

    [BsonElement("html")]
    public string Html { get; set; } = "";

    [BsonElement("queued")]
    public long QueuedAt { get; set; }

    /// <summary>The number of a <see cref="MailState"/>.</summary>
    [BsonElement("state")]
    public int State { get; set; }

    [BsonElement("attempts")]
    public long Attempts { get; set; }

    /// <summary>When the next attempt is due, or the lease of this one ends.</summary>
    [BsonElement("next")]
    public long NextAt { get; set; }

    public OutboxLease<QueuedMail> ToLease() => new(Arrival.ToString(), Attempts, new QueuedMail(Key, Recipient, Subject, Text, Html));

    public BoxedMail ToBoxed() =>
        new(Arrival.ToString(), Recipient, Subject, Text, Html, DateTimeOffset.FromUnixTimeMilliseconds(QueuedAt));
}
