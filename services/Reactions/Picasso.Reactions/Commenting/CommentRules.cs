using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>Permissions on a comment. Pure.</summary>
internal static class CommentRules
{
    /// <summary>The error for a missing or deleted comment.</summary>
    public static DomainError NotFound { get; } = DomainError.NotFound("comment_not_found", "There is no such comment.");

    /// <summary>The error for another user's comment.</summary>
    public static DomainError NotAuthor { get; } = DomainError.Forbidden("not_author", "That is somebody else's comment.");

    /// <summary>The fingerprint of an addition, for <see cref="IdempotencyKey"/>.</summary>
    public static string Fingerprint(PictureId pictureId, string text) => IdempotencyKey.Fingerprint(pictureId.Value, text);

    /// <summary>
    /// The answer to an addition whose id is taken: the same comment when it is a repeat, also after an edit of it, otherwise an error. Another
    /// author's text is not revealed.
    /// </summary>
    public static DomainError? ErrorOfRepeat(StoredComment taken, StoredComment written)
    {
        if (taken.AuthorId != written.AuthorId)
            return DomainError.Invalid("comment_invalid", "This comment id is in use.", "comment_id");
        if (taken.Deletion is not null)
            return NotFound;
        return taken.PictureId == written.PictureId && IdempotencyKey.IsRepeat(taken.Fingerprint, written.Fingerprint!)
            ? null
            : IdempotencyKey.Refuse(
                "comment_id", "Your first comment was stored; what you changed since was not. You can edit the stored comment.",
                ("comment_id", taken.CommentId), ("picture_id", taken.PictureId));
    }

    /// <summary>Why this user may not edit the comment; null when they may.</summary>
    public static DomainError? ErrorOfEdit(StoredComment? comment, UserId userId)
    {
        if (comment is null or { Deletion: not null })
            return NotFound;
        return comment.AuthorId == userId ? null : NotAuthor;
    }

    /// <summary>The permission of this user to delete the comment, independent of who owns the picture; null without one.</summary>
    public static DeletionRight? RightWithoutPicture(StoredComment comment, UserId userId, bool isOperator) =>
        comment.AuthorId == userId ? DeletionRight.Author : isOperator ? DeletionRight.Operator : null;
}
