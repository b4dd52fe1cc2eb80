using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>Who may do what to a comment. Pure.</summary>
internal static class CommentRules
{
    /// <summary>The error for a comment that is not, or is no longer, there.</summary>
    public static DomainError NotFound { get; } = DomainError.NotFound("comment_not_found", "There is no such comment.");

    /// <summary>The error for somebody else's comment.</summary>
    public static DomainError NotAuthor { get; } = DomainError.Forbidden("not_author", "That is somebody else's comment.");

    /// <summary>Of what an addition says, for <see cref="IdempotencyKey"/>.</summary>
    public static string Fingerprint(string pictureId, string text) => IdempotencyKey.Fingerprint(pictureId, text);

    /// <summary>
    /// The answer to an addition whose id is taken: the same comment when it is a repeat, also after an edit of it, else an error. What
    /// another author wrote is not described.
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

    /// <summary>Why this person may not edit the comment; null when they may.</summary>
    public static DomainError? ErrorOfEdit(StoredComment? comment, string userId)
    {
        if (comment is null or { Deletion: not null })
            return NotFound;
        return comment.AuthorId == userId ? null : NotAuthor;
    }

    /// <summary>What gives this person the right to delete the comment whoever owns the picture; null when nothing does.</summary>
    public static DeletionRight? RightWithoutPicture(StoredComment comment, string userId, bool isOperator) =>
        comment.AuthorId == userId ? DeletionRight.Author : isOperator ? DeletionRight.Operator : null;
}
