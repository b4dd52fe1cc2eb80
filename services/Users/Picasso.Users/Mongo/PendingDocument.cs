using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Picasso.Users.Mongo;

/// <summary>A stored pending registration.</summary>
[BsonIgnoreExtraElements]
internal sealed class PendingDocument
{
    /// <summary>Hash of the link's token.</summary>
    [BsonId]
    public string TokenHash { get; set; } = "";

    /// <summary>The address in the form for comparison.</summary>
    [BsonElement("key")]
    public string EmailKey { get; set; } = "";

    [BsonElement("email")]
    public string Email { get; set; } = "";

    [BsonElement("name")]
    public string DisplayName { get; set; } = "";

    /// <summary>yyyy-MM-dd.</summary>
    [BsonElement("born"), BsonIgnoreIfNull]
    public string? DateOfBirth { get; set; }

    [BsonElement("passwordHash"), BsonIgnoreIfNull]
    public string? PasswordHash { get; set; }

    [BsonElement("login"), BsonIgnoreIfNull]
    public LoginDocument? Login { get; set; }

    [BsonElement("browser"), BsonIgnoreIfNull]
    public string? BrowserHash { get; set; }

    [BsonElement("returnPath"), BsonIgnoreIfNull]
    public string? ReturnPath { get; set; }

    [BsonElement("language"), BsonIgnoreIfNull]
    public string? Language { get; set; }

    /// <summary>Unix milliseconds.</summary>
    [BsonElement("created")]
    public long CreatedAt { get; set; }

    /// <summary>Increases from registration to registration.</summary>
    [BsonElement("arrival")]
    public ObjectId Arrival { get; set; }

    /// <summary>UTC; a date, because the server's TTL index needs one.</summary>
    [BsonElement("ends")]
    public DateTime EndsAt { get; set; }
}
