using MongoDB.Bson.Serialization.Attributes;
using Picasso.Contracts.Bus;
using Picasso.DocumentStorage;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

// Times are Unix milliseconds; fields are only ever added.

/// <summary>A like.</summary>
[BsonIgnoreExtraElements]
internal sealed class LikeDocument
{
    /// <summary>picture:person.</summary>
    [BsonId]
    public string Id { get; set; } = "";

    [BsonElement("picture")]
    public string PictureId { get; set; } = "";

    [BsonElement("user")]
    public string UserId { get; set; } = "";

    [BsonElement("at")]
    public long At { get; set; }

    /// <summary>The picture's owner at the time; absent in likes from before days were counted.</summary>
    [BsonElement("owner"), BsonIgnoreIfNull]
    public string? OwnerId { get; set; }

    public static string IdOf(string pictureId, string userId) => $"{pictureId}:{userId}";
}

/// <summary>The counts of a picture.</summary>
[BsonIgnoreExtraElements]
internal sealed class CountsDocument
{
    [BsonId]
    public string PictureId { get; set; } = "";

    [BsonElement("likes")]
    public long Likes { get; set; }

    [BsonElement("comments")]
    public long Comments { get; set; }

    [BsonElement("version")]
    public long Version { get; set; }

    [BsonElement(DocumentPlaces.Waiting), BsonIgnoreIfNull]
    public long? Waiting { get; set; }

    [BsonElement(DocumentPlaces.Place), BsonIgnoreIfNull]
    public long? Place { get; set; }

    public PictureReactionsChanged ToCounts() => new(PictureId, Likes, Comments, Version);
}

/// <summary>A comment.</summary>
[BsonIgnoreExtraElements]
internal sealed class CommentDocument
{
    [BsonId]
    public string CommentId { get; set; } = "";

    [BsonElement("picture")]
    public string PictureId { get; set; } = "";

    [BsonElement("author")]
    public string AuthorId { get; set; } = "";

    [BsonElement("ordinal")]
    public long Ordinal { get; set; }

    [BsonElement("text")]
    public string Text { get; set; } = "";

    [BsonElement("created")]
    public long CreatedAt { get; set; }

    [BsonElement("edited"), BsonIgnoreIfNull]
    public long? EditedAt { get; set; }

    /// <summary>Absent in a deleted comment: an index can then cover visible comments only.</summary>
    [BsonElement("visible"), BsonIgnoreIfNull]
    public bool? IsVisible { get; set; }

    [BsonElement("deleted"), BsonIgnoreIfNull]
    public long? DeletedAt { get; set; }

    [BsonElement("deletedBy"), BsonIgnoreIfNull]
    public string? DeletedBy { get; set; }

    /// <summary>The number of a <see cref="DeletionRight"/>.</summary>
    [BsonElement("deletedAs"), BsonIgnoreIfNull]
    public int? DeletedAs { get; set; }

    [BsonElement("fingerprint"), BsonIgnoreIfNull]
    public string? Fingerprint { get; set; }

    public StoredComment ToComment() => new(
        CommentId, PictureId, AuthorId, Text, Time(CreatedAt), Ordinal,
        EditedAt is { } edited ? Time(edited) : null,
        DeletedAt is { } deleted ? new CommentDeletion(DeletedBy!, (DeletionRight)DeletedAs!.Value, Time(deleted)) : null,
        Fingerprint);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <summary>Views and likes of a picture on a day, for its owner.</summary>
[BsonIgnoreExtraElements]
internal sealed class ActivityDocument
{
    /// <summary>owner:day:picture.</summary>
    [BsonId]
    public string Id { get; set; } = "";

    [BsonElement("owner")]
    public string OwnerId { get; set; } = "";

    [BsonElement("day")]
    public int Day { get; set; }

    [BsonElement("picture")]
    public string PictureId { get; set; } = "";

    [BsonElement("views")]
    public long Views { get; set; }

    [BsonElement("likes")]
    public long Likes { get; set; }

    public static string IdOf(string ownerId, int day, string pictureId) => $"{ownerId}:{day}:{pictureId}";
}

/// <summary>Somebody who has seen a picture on a day.</summary>
[BsonIgnoreExtraElements]
internal sealed class ViewerDocument
{
    /// <summary>day:picture:viewer.</summary>
    [BsonId]
    public string Id { get; set; } = "";

    [BsonElement("day")]
    public int Day { get; set; }

    public static string IdOf(View view) => $"{view.Day}:{view.PictureId}:{view.Viewer}";
}

/// <summary>A follow.</summary>
[BsonIgnoreExtraElements]
internal sealed class FollowDocument
{
    /// <summary>follower:followed.</summary>
    [BsonId]
    public string Id { get; set; } = "";

    [BsonElement("follower")]
    public string FollowerId { get; set; } = "";

    [BsonElement("followed")]
    public string FollowedId { get; set; } = "";

    [BsonElement("at")]
    public long At { get; set; }

    public static string IdOf(string followerId, string followedId) => $"{followerId}:{followedId}";
}

/// <summary>The counts of a user.</summary>
[BsonIgnoreExtraElements]
internal sealed class PersonDocument
{
    [BsonId]
    public string UserId { get; set; } = "";

    /// <summary>Increases with every transaction that decides by this user's actions, so that two of them exclude each other.</summary>
    [BsonElement("turn")]
    public long Turn { get; set; }

    [BsonElement("followers")]
    public long Followers { get; set; }

    [BsonElement("following")]
    public long Following { get; set; }
}

/// <summary>An event that waits for publication.</summary>
[BsonIgnoreExtraElements]
internal sealed class PendingEventDocument
{
    /// <summary>A later event under the same key replaces it.</summary>
    [BsonId]
    public string Key { get; set; } = "";

    [BsonElement("sequence")]
    public long Sequence { get; set; }

    [BsonElement("type")]
    public string Type { get; set; } = "";

    [BsonElement("body")]
    public string Body { get; set; } = "";

    /// <summary>When the event is due, or the lease of a relay ends.</summary>
    [BsonElement("next")]
    public long NextAt { get; set; }

    /// <summary>How often it was leased.</summary>
    [BsonElement("attempts")]
    public long Attempts { get; set; }
}
