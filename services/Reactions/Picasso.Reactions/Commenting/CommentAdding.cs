using Microsoft.Extensions.Options;
using Picasso.Kernel;
using Picasso.Reactions.Clients;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Commenting;

/// <summary>Adds a comment; repeating it answers with the same one.</summary>
internal sealed class CommentAdding(
    ICommentStore comments, PicturesClient pictures, ReactionSignals signals, TimeProvider clock, IOptions<ReactionsOptions> options)
{
    /// <exception cref="DomainException">
    /// "comment_invalid", "picture_not_found", "too_many_comments", "comment_not_found" (deleted meanwhile), "idempotency_key_reused".
    /// </exception>
    public async Task<StoredComment> AddAsync(AddComment command, CancellationToken cancellationToken)
    {
        var text = CommentText.Require(command.Text);
        var written = new StoredComment(
            command.CommentId, command.PictureId, command.AuthorId, text, clock.GetUtcNow(), Fingerprint: CommentRules.Fingerprint(command.PictureId, text));
        if (await comments.FindAsync(command.CommentId, cancellationToken) is { } earlier)
            return Repeat(earlier, written);
        var ownerId = await pictures.GetOwnerAsync(command.PictureId, cancellationToken);
        var allowance = new CommentAllowance(options.Value.CommentLimit, written.CreatedAt - options.Value.CommentWindow);
        switch (await comments.AddAsync(written, allowance, ownerId, cancellationToken))
        {
            case AddCommentOutcome.Added added:
                signals.Raise();
                return added.Comment;
            case AddCommentOutcome.Taken taken:
                return Repeat(taken.Comment, written);
            default:
                throw new DomainError(
                    DomainErrorKind.Exhausted, "too_many_comments", "You are writing very fast. Please wait a little.").ToException();
        }
    }

    private static StoredComment Repeat(StoredComment taken, StoredComment written) =>
        CommentRules.ErrorOfRepeat(taken, written) is { } error ? throw error.ToException() : taken;
}

/// <summary>A comment to add.</summary>
/// <param name="CommentId">Made by the author's page for this comment and its repeats.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="AuthorId">Who writes.</param>
/// <param name="Text">As typed.</param>
internal sealed record AddComment(string CommentId, string PictureId, string AuthorId, string Text);
