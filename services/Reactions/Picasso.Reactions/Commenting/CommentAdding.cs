using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Reactions.Asking;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>Adds a comment; repeating it answers with the same one.</summary>
internal sealed class CommentAdding(
    ICommentStore comments, PictureDesk pictures, ReactionSignals signals, TimeProvider clock, IOptions<ReactionsOptions> options)
{
    /// <exception cref="RefusedException">"comment_invalid", "picture_not_found", "too_many_comments", "comment_not_found" (deleted meanwhile).</exception>
    public async Task<StoredComment> AddAsync(AddComment command, CancellationToken cancel)
    {
        var text = CommentText.Require(command.Text);
        if (await comments.FindAsync(command.CommentId, cancel) is { } earlier)
            return Repeat(earlier, command);
        var ownerId = await pictures.GetOwnerAsync(command.PictureId, cancel);
        var now = clock.GetUtcNow();
        var comment = new StoredComment(command.CommentId, command.PictureId, command.AuthorId, text, now);
        var allowance = new CommentAllowance(options.Value.CommentLimit, now - options.Value.CommentWindow);
        switch (await comments.AddAsync(comment, allowance, ownerId, cancel))
        {
            case AddCommentOutcome.Added added:
                signals.Raise();
                return added.Comment;
            case AddCommentOutcome.Taken taken:
                return Repeat(taken.Comment, command);
            default:
                throw new Refusal(
                    RefusalKind.Exhausted, "too_many_comments", "You are writing very fast. Please wait a little.").ToException();
        }
    }

    private static StoredComment Repeat(StoredComment taken, AddComment command) =>
        CommentRules.RefusalOfRepeat(taken, command.PictureId, command.AuthorId) is { } refusal ? throw refusal.ToException() : taken;
}

/// <summary>A comment to add.</summary>
/// <param name="CommentId">Made by the author's page for this comment and its repeats.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="AuthorId">Who writes.</param>
/// <param name="Text">As typed.</param>
internal sealed record AddComment(string CommentId, string PictureId, string AuthorId, string Text);
