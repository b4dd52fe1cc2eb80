namespace Picasso.Reactions.Storing;

/// <summary>Comments on pictures. A deleted comment loses its text but stays on record.</summary>
internal interface ICommentStore
{
    /// <summary>Adds a comment unless its id is taken or its author has used up the allowance.</summary>
    /// <param name="comment">The comment; its ordinal is given by the store.</param>
    /// <param name="allowance">What the author may still write.</param>
    /// <param name="ownerId">The picture's owner now, whom the fact names.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    Task<AddCommentOutcome> AddAsync(StoredComment comment, CommentAllowance allowance, string ownerId, CancellationToken cancellationToken);

    /// <summary>The comment, also a deleted one; null when there never was one.</summary>
    Task<StoredComment?> FindAsync(string commentId, CancellationToken cancellationToken);

    /// <summary>Replaces the text of a comment that is not deleted.</summary>
    /// <returns>The comment afterwards; null when it is deleted or never was.</returns>
    Task<StoredComment?> EditAsync(string commentId, string text, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes the text away and records who did it.</summary>
    /// <returns>False when it was deleted already or never was.</returns>
    Task<bool> DeleteAsync(string commentId, CommentDeletion deletion, CancellationToken cancellationToken);

    /// <summary>The comments of a picture that are not deleted, latest first.</summary>
    /// <param name="pictureId">The picture.</param>
    /// <param name="before">Only ordinals below this one.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<StoredComment>> ListAsync(string pictureId, long before, int limit, CancellationToken cancellationToken);
}

/// <summary>A comment as it is kept.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Text">What it says; empty when deleted.</param>
/// <param name="CreatedAt">When it was written, to the millisecond; for people, not for order.</param>
/// <param name="Ordinal">Its place among the picture's comments; the order to list them in.</param>
/// <param name="EditedAt">When it was last changed.</param>
/// <param name="Deletion">Who deleted it, and when; null while it is visible.</param>
/// <param name="Fingerprint">Of what was written first, see <see cref="Kernel.IdempotencyKey"/>; null for a comment from before it was stored.</param>
internal sealed record StoredComment(
    string CommentId, string PictureId, string AuthorId, string Text, DateTimeOffset CreatedAt,
    long Ordinal = 0, DateTimeOffset? EditedAt = null, CommentDeletion? Deletion = null, string? Fingerprint = null);

/// <summary>Who deleted a comment, for the record.</summary>
/// <param name="ById">The person.</param>
/// <param name="As">What gave them the right.</param>
/// <param name="At">When.</param>
internal sealed record CommentDeletion(string ById, DeletionRight As, DateTimeOffset At);

/// <summary>What gives a person the right to delete a comment.</summary>
internal enum DeletionRight
{
    /// <summary>They wrote it.</summary>
    Author = 0,

    /// <summary>They own the picture.</summary>
    PictureOwner = 1,

    /// <summary>They run the marketplace.</summary>
    Operator = 2,
}

/// <summary>How much one person may write.</summary>
/// <param name="Limit">So many comments, deleted ones included,</param>
/// <param name="Since">counted from this moment on.</param>
internal sealed record CommentAllowance(int Limit, DateTimeOffset Since);

/// <summary>What adding a comment did.</summary>
internal abstract record AddCommentOutcome
{
    private AddCommentOutcome() { }

    /// <summary>It is there now.</summary>
    internal sealed record Added(StoredComment Comment) : AddCommentOutcome;

    /// <summary>The id is taken by this comment; nothing changed.</summary>
    internal sealed record Taken(StoredComment Comment) : AddCommentOutcome;

    /// <summary>The allowance is used up; nothing changed.</summary>
    internal sealed record TooMany : AddCommentOutcome;
}
