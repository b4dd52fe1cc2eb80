using Picasso.Kernel;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>Changes the text of the caller's own comment. The same text again changes nothing.</summary>
internal sealed class CommentEditing(ICommentStore comments, TimeProvider clock)
{
    /// <exception cref="DomainException">"comment_invalid", "comment_not_found", "not_author".</exception>
    public async Task<StoredComment> EditAsync(string commentId, UserId userId, string typed, CancellationToken cancellationToken)
    {
        var text = CommentText.Require(typed);
        var comment = await comments.FindAsync(commentId, cancellationToken);
        if (CommentRules.ErrorOfEdit(comment, userId) is { } error)
            throw error.ToException();
        if (comment!.Text == text)
            return comment;
        return await comments.EditAsync(commentId, text, clock.GetUtcNow(), cancellationToken) ?? throw CommentRules.NotFound.ToException();
    }
}
