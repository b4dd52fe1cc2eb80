using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>Who may do what to a comment. Pure.</summary>
internal static class CommentRules
{
    /// <summary>Refusal for a comment that is not, or is no longer, there.</summary>
    public static Refusal NotFound { get; } = Refusal.NotFound("comment_not_found", "There is no such comment.");

    /// <summary>Refusal for somebody else's comment.</summary>
    public static Refusal NotAuthor { get; } = Refusal.Forbidden("not_author", "That is somebody else's comment.");

    /// <summary>The answer to an addition whose id is taken: the same comment when it is a repeat, else a refusal.</summary>
    public static Refusal? RefusalOfRepeat(StoredComment taken, string pictureId, string authorId)
    {
        if (taken.AuthorId != authorId || taken.PictureId != pictureId)
            return Refusal.Invalid("comment_invalid", "This comment id is in use.", "comment_id");
        return taken.Deletion is null ? null : NotFound;
    }

    /// <summary>Why this person may not edit the comment; null when they may.</summary>
    public static Refusal? RefusalOfEdit(StoredComment? comment, string userId)
    {
        if (comment is null or { Deletion: not null })
            return NotFound;
        return comment.AuthorId == userId ? null : NotAuthor;
    }

    /// <summary>What gives this person the right to delete the comment whoever owns the picture; null when nothing does.</summary>
    public static DeletionRight? RightWithoutPicture(StoredComment comment, string userId, bool isOperator) =>
        comment.AuthorId == userId ? DeletionRight.Author : isOperator ? DeletionRight.Operator : null;
}
