using MongoDB.Bson.Serialization.Attributes;
using Picasso.Users.Model;

namespace Picasso.Users.Mongo;

/// <summary>A stored account. Times are Unix milliseconds; fields are only ever added.</summary>
[BsonIgnoreExtraElements]
internal sealed class AccountDocument
{
    [BsonId]
    public string Id { get; set; } = "";

    [BsonElement("version")]
    public long Version { get; set; }

    /// <summary>Unique over all accounts.</summary>
    [BsonElement("keys")]
    public List<string> Keys { get; set; } = [];

    /// <summary>When the first outbox entry is due.</summary>
    [BsonElement("due"), BsonIgnoreIfNull]
    public long? Due { get; set; }

    [BsonElement("email"), BsonIgnoreIfNull]
    public string? Email { get; set; }

    [BsonElement("emailVerified")]
    public bool EmailVerified { get; set; }

    [BsonElement("name")]
    public string DisplayName { get; set; } = "";

    [BsonElement("operator"), BsonIgnoreIfNull]
    public long? OperatorSince { get; set; }

    /// <summary>Absent before they were computed.</summary>
    [BsonElement("nameKeys"), BsonIgnoreIfNull]
    public List<string>? NameKeys { get; set; }

    [BsonElement("bio")]
    public string Bio { get; set; } = "";

    [BsonElement("statement"), BsonIgnoreIfNull]
    public string? Statement { get; set; }

    [BsonElement("links"), BsonIgnoreIfNull]
    public List<LinkDocument>? Links { get; set; }

    [BsonElement("cover"), BsonIgnoreIfNull]
    public string? CoverPictureId { get; set; }

    [BsonElement("featured"), BsonIgnoreIfNull]
    public List<string>? FeaturedPictureIds { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    [BsonElement("born"), BsonIgnoreIfNull]
    public string? DateOfBirth { get; set; }

    [BsonElement("bornBefore"), BsonIgnoreIfNull]
    public List<BirthDocument>? DateOfBirthCorrections { get; set; }

    [BsonElement("language"), BsonIgnoreIfNull]
    public string? Language { get; set; }

    [BsonElement("avatar"), BsonIgnoreIfNull]
    public string? AvatarKey { get; set; }

    [BsonElement("passwordHash"), BsonIgnoreIfNull]
    public string? PasswordHash { get; set; }

    [BsonElement("joined")]
    public long JoinedAt { get; set; }

    [BsonElement("closed"), BsonIgnoreIfNull]
    public long? ClosedAt { get; set; }

    [BsonElement("logins")]
    public List<LoginDocument> Logins { get; set; } = [];

    [BsonElement("tokens")]
    public List<TokenDocument> Tokens { get; set; } = [];

    [BsonElement("sessions")]
    public List<SessionDocument> Sessions { get; set; } = [];

    [BsonElement("devices"), BsonIgnoreIfNull]
    public List<DeviceDocument>? Devices { get; set; }

    [BsonElement("outbox")]
    public List<OutboxDocument> Outbox { get; set; } = [];
}

/// <summary>A link of the profile.</summary>
[BsonIgnoreExtraElements]
internal sealed class LinkDocument
{
    [BsonElement("label")]
    public string Label { get; set; } = "";

    [BsonElement("url")]
    public string Url { get; set; } = "";
}

/// <summary>A replaced date of birth.</summary>
[BsonIgnoreExtraElements]
internal sealed class BirthDocument
{
    /// <summary>yyyy-MM-dd.</summary>
    [BsonElement("born")]
    public string Born { get; set; } = "";

    [BsonElement("at")]
    public long At { get; set; }
}

/// <summary>An external identity.</summary>
[BsonIgnoreExtraElements]
internal sealed class LoginDocument
{
    [BsonElement("provider")]
    public string Provider { get; set; } = "";

    [BsonElement("subject")]
    public string Subject { get; set; } = "";
}

/// <summary>A one-time token; the purpose is the number of <see cref="TokenPurpose"/>.</summary>
[BsonIgnoreExtraElements]
internal sealed class TokenDocument
{
    [BsonElement("purpose")]
    public int Purpose { get; set; }

    [BsonElement("hash")]
    public string Hash { get; set; } = "";

    [BsonElement("ends")]
    public long ExpiresAt { get; set; }
}

/// <summary>A signed-in browser.</summary>
[BsonIgnoreExtraElements]
internal sealed class SessionDocument
{
    [BsonElement("id")]
    public string Id { get; set; } = "";

    [BsonElement("started")]
    public long StartedAt { get; set; }

    [BsonElement("ends")]
    public long ExpiresAt { get; set; }

    [BsonElement("tokens")]
    public List<RefreshDocument> Tokens { get; set; } = [];
}

/// <summary>A known device.</summary>
[BsonIgnoreExtraElements]
internal sealed class DeviceDocument
{
    [BsonElement("id")]
    public string Id { get; set; } = "";

    [BsonElement("hash")]
    public string Hash { get; set; } = "";

    [BsonElement("seen")]
    public long SeenAt { get; set; }
}

/// <summary>A refresh token.</summary>
[BsonIgnoreExtraElements]
internal sealed class RefreshDocument
{
    [BsonElement("hash")]
    public string Hash { get; set; } = "";

    [BsonElement("issued")]
    public long IssuedAt { get; set; }

    [BsonElement("replaced"), BsonIgnoreIfNull]
    public long? ReplacedAt { get; set; }

    [BsonElement("parent"), BsonIgnoreIfNull]
    public string? Parent { get; set; }
}

/// <summary>An outbox entry; the kind is the number of <see cref="OutboxKind"/>.</summary>
[BsonIgnoreExtraElements]
internal sealed class OutboxDocument
{
    [BsonElement("id")]
    public string Id { get; set; } = "";

    [BsonElement("kind")]
    public int Kind { get; set; }

    [BsonElement("due")]
    public long DueAt { get; set; }

    [BsonElement("object"), BsonIgnoreIfNull]
    public string? ObjectKey { get; set; }

    [BsonElement("round")]
    public int Round { get; set; }

    [BsonElement("attempts")]
    public long Attempts { get; set; }
}
