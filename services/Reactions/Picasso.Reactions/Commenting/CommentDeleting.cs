using Picasso.Kernel;
using Picasso.Reactions.Clients;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>Deletes a comment for its author, the picture's present owner, or an operator, and records who deleted it.</summary>
internal sealed class CommentDeleting(ICommentStore comments, PicturesClient pictures, Signal<IReactionStore> changed, TimeProvider clock)
{
    /// <exception cref="DomainException">"comment_not_found", "not_author".</exception>
    public async Task DeleteAsync(string commentId, UserId userId, bool isOperator, CancellationToken cancellationToken)
    {
        var comment = await comments.FindAsync(commentId, cancellationToken) ?? throw CommentRules.NotFound.ToException();
        if (comment.Deletion is { } done)
        {
            if (done.ById != userId)
                throw CommentRules.NotFound.ToException();
            return;
        }

        var right = await RightAsync(comment, userId, isOperator, cancellationToken) ?? throw CommentRules.NotAuthor.ToException();
        if (!await comments.DeleteAsync(commentId, new CommentDeletion(userId.Value, right, clock.GetUtcNow()), cancellationToken))
            return;
        changed.Raise();
    }

    private async Task<DeletionRight?> RightAsync(StoredComment comment, UserId userId, bool isOperator, CancellationToken cancellationToken)
    {
        if (CommentRules.RightWithoutPicture(comment, userId, isOperator) is { } right)
            return right;
        return await pictures.FindOwnerAsync(comment.PictureId, cancellationToken) == userId ? DeletionRight.PictureOwner : null;
    }
}
