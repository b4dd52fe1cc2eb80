using MongoDB.Bson.Serialization.Attributes;
using Picasso.DocumentStorage;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Mongo;

// Times are Unix milliseconds; fields are only ever added.

/// <summary>The document of a user.</summary>
[BsonIgnoreExtraElements]
internal sealed class PersonDocument
{
    [BsonId]
    public string UserId { get; set; } = "";

    /// <summary>
    /// A logical clock (Lamport): every write that concerns a user takes the next number, so that writes of the same user exclude and order each
    /// other. A write that concerns two users takes the greater number for both.
    /// </summary>
    [BsonElement("turn")]
    public long Turn { get; set; }

    [BsonElement("left")]
    public bool HasLeft { get; set; }

    [BsonElement("blocked")]
    public List<string> Blocked { get; set; } = [];
}

/// <summary>A conversation for one participant.</summary>
[BsonIgnoreExtraElements]
internal sealed class ParticipantDocument
{
    /// <summary>conversation:person.</summary>
    [BsonId]
    public string Id { get; set; } = "";

    [BsonElement("conversation")]
    public string ConversationId { get; set; } = "";

    [BsonElement("user")]
    public string UserId { get; set; } = "";

    [BsonElement("other")]
    public string OtherId { get; set; } = "";

    [BsonElement("picture")]
    public string PictureId { get; set; } = "";

    /// <summary>When this participant opened it; absent for the other one.</summary>
    [BsonElement("opened"), BsonIgnoreIfNull]
    public long? OpenedAt { get; set; }

    /// <summary>Ordinal of the latest message; the same in both documents.</summary>
    [BsonElement("ordinal")]
    public long LastOrdinal { get; set; }

    [BsonElement("readUpTo")]
    public long ReadUpTo { get; set; }

    [BsonElement("unread")]
    public long Unread { get; set; }

    /// <summary>This user's clock at the latest message: the order of the list.</summary>
    [BsonElement("latest")]
    public long Latest { get; set; }

    [BsonElement("message"), BsonIgnoreIfNull]
    public MessageDocument? LastMessage { get; set; }

    public static string IdOf(string conversationId, string userId) => $"{conversationId}:{userId}";

    public ConversationView ToView() => new(ConversationId, OtherId, PictureId, Unread, Latest, LastMessage?.ToMessage());
}

/// <summary>A message.</summary>
[BsonIgnoreExtraElements]
internal sealed class MessageDocument
{
    [BsonId]
    public string MessageId { get; set; } = "";

    [BsonElement("conversation")]
    public string ConversationId { get; set; } = "";

    [BsonElement("ordinal")]
    public long Ordinal { get; set; }

    [BsonElement("author")]
    public string AuthorId { get; set; } = "";

    [BsonElement("recipient")]
    public string RecipientId { get; set; } = "";

    [BsonElement("text")]
    public string Text { get; set; } = "";

    [BsonElement("sent")]
    public long SentAt { get; set; }

    [BsonElement(DocumentPlaces.Waiting), BsonIgnoreIfNull]
    public long? Waiting { get; set; }

    [BsonElement(DocumentPlaces.Place), BsonIgnoreIfNull]
    public long? Place { get; set; }

    public StoredMessage ToMessage() =>
        new(MessageId, ConversationId, AuthorId, Text, DateTimeOffset.FromUnixTimeMilliseconds(SentAt), Ordinal);
}

/// <summary>A notification.</summary>
[BsonIgnoreExtraElements]
internal sealed class NotificationDocument
{
    /// <summary>Derived from the user and the occasion's key.</summary>
    [BsonId]
    public string NotificationId { get; set; } = "";

    [BsonElement("user")]
    public string UserId { get; set; } = "";

    /// <summary>The number of an <see cref="Storing.Occasion"/>.</summary>
    [BsonElement("occasion")]
    public int Occasion { get; set; }

    [BsonElement("actor")]
    public string ActorId { get; set; } = "";

    [BsonElement("picture")]
    public string PictureId { get; set; } = "";

    [BsonElement("comment")]
    public string CommentId { get; set; } = "";

    [BsonElement("count")]
    public long Count { get; set; }

    [BsonElement("at")]
    public long At { get; set; }

    [BsonElement("read")]
    public bool IsRead { get; set; }

    /// <summary>The user's clock when it was added or renewed: the order of the list.</summary>
    [BsonElement("latest")]
    public long Latest { get; set; }

    [BsonElement(DocumentPlaces.Waiting), BsonIgnoreIfNull]
    public long? Waiting { get; set; }

    [BsonElement(DocumentPlaces.Place), BsonIgnoreIfNull]
    public long? Place { get; set; }

    public StoredNotification ToNotification() => new(
        NotificationId, (Occasion)Occasion, ActorId, PictureId, CommentId, Count, DateTimeOffset.FromUnixTimeMilliseconds(At), Latest, IsRead);
}
