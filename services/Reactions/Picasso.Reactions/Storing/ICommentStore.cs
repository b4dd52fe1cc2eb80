namespace Picasso.Reactions.Storing;

/// <summary>Comments on pictures. A deleted comment loses its text but its record is kept.</summary>
internal interface ICommentStore
{
    /// <summary>Adds a comment unless its id is taken or its author's limit is reached.</summary>
    /// <param name="comment">The comment; the store assigns its ordinal.</param>
    /// <param name="allowance">The author's limit.</param>
    /// <param name="ownerId">The picture's present owner, for the event.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    Task<AddCommentOutcome> AddAsync(StoredComment comment, CommentAllowance allowance, string ownerId, CancellationToken cancellationToken);

    /// <summary>The comment, also a deleted one; null when it never existed.</summary>
    Task<StoredComment?> FindAsync(string commentId, CancellationToken cancellationToken);

    /// <summary>Replaces the text of a comment that is not deleted.</summary>
    /// <returns>The comment afterwards; null when it is deleted or never existed.</returns>
    Task<StoredComment?> EditAsync(string commentId, string text, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Deletes the text and records who deleted it.</summary>
    /// <returns>False when it was already deleted or never existed.</returns>
    Task<bool> DeleteAsync(string commentId, CommentDeletion deletion, CancellationToken cancellationToken);

    /// <summary>The comments of a picture that are not deleted, latest first.</summary>
    /// <param name="pictureId">The picture.</param>
    /// <param name="before">Only ordinals below this one.</param>
    /// <param name="limit">The maximum number.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<StoredComment>> ListAsync(string pictureId, long before, int limit, CancellationToken cancellationToken);
}

/// <summary>A stored comment.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="AuthorId">The author.</param>
/// <param name="Text">Its text; empty when deleted.</param>
/// <param name="CreatedAt">The time of writing, to the millisecond; for display, not for ordering.</param>
/// <param name="Ordinal">Its number among the picture's comments; the order of the list.</param>
/// <param name="EditedAt">When it was last changed.</param>
/// <param name="Deletion">Who deleted it, and when; null while it is visible.</param>
/// <param name="Fingerprint">The fingerprint of the first text, see <see cref="Kernel.IdempotencyKey"/>; null for comments of earlier
/// versions.</param>
internal sealed record StoredComment(
    string CommentId, string PictureId, string AuthorId, string Text, DateTimeOffset CreatedAt,
    long Ordinal = 0, DateTimeOffset? EditedAt = null, CommentDeletion? Deletion = null, string? Fingerprint = null);

/// <summary>The record of a comment's deletion.</summary>
/// <param name="ById">The user.</param>
/// <param name="As">Their permission.</param>
/// <param name="At">The time.</param>
internal sealed record CommentDeletion(string ById, DeletionRight As, DateTimeOffset At);

/// <summary>The permissions to delete a comment.</summary>
internal enum DeletionRight
{
    /// <summary>The author of the comment.</summary>
    Author = 0,

    /// <summary>The owner of the picture.</summary>
    PictureOwner = 1,

    /// <summary>An operator.</summary>
    Operator = 2,
}

/// <summary>A user's limit of comments.</summary>
/// <param name="Limit">The maximum number, deleted ones included,</param>
/// <param name="Since">counted from this moment on.</param>
internal sealed record CommentAllowance(int Limit, DateTimeOffset Since);

/// <summary>The result of adding a comment.</summary>
internal abstract record AddCommentOutcome
{
    private AddCommentOutcome() { }

    /// <summary>It was stored.</summary>
    internal sealed record Added(StoredComment Comment) : AddCommentOutcome;

    /// <summary>The id is taken by this comment; nothing changed.</summary>
    internal sealed record Taken(StoredComment Comment) : AddCommentOutcome;

    /// <summary>The limit is reached; nothing changed.</summary>
    internal sealed record TooMany : AddCommentOutcome;
}
