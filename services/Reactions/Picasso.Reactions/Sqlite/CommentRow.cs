using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

/// <summary>A row of <c>comments</c>.</summary>
internal sealed record CommentRow(
    string CommentId, string PictureId, string AuthorId, long Ordinal, string Text,
    long CreatedAt, long? EditedAt, long? DeletedAt, string? DeletedBy, long? DeletedAs, string? Fingerprint)
{
    public const string Select =
        """
        SELECT comment_id AS CommentId, picture_id AS PictureId, author_id AS AuthorId, ordinal AS Ordinal, text AS Text,
            created_at AS CreatedAt, edited_at AS EditedAt, deleted_at AS DeletedAt, deleted_by AS DeletedBy, deleted_as AS DeletedAs,
            fingerprint AS Fingerprint
        FROM comments
        """;

    public StoredComment ToComment() => new(
        CommentId, PictureId, AuthorId, Text, Time(CreatedAt), Ordinal,
        EditedAt is { } edited ? Time(edited) : null,
        DeletedAt is { } deleted ? new CommentDeletion(DeletedBy!, (DeletionRight)DeletedAs!.Value, Time(deleted)) : null,
        Fingerprint);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
