using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    public Task<AddCommentOutcome> AddAsync(
        StoredComment comment, CommentAllowance allowance, string ownerId, CancellationToken cancellationToken) =>
        WriteAsync<AddCommentOutcome>(unit =>
        {
            if (Find(unit, comment.CommentId) is { } taken)
                return new AddCommentOutcome.Taken(taken);
            if (Written(unit, comment.AuthorId, allowance.Since) >= allowance.Limit)
                return new AddCommentOutcome.TooMany();
            // The count version that adding the comment produces is unique to it and only increases: an order without a clock.
            var counts = unit.MoveCounts(comment.PictureId, likes: 0, comments: 1);
            unit.Execute(
                """
                INSERT INTO comments (comment_id, picture_id, author_id, ordinal, text, created_at, fingerprint)
                VALUES (@CommentId, @PictureId, @AuthorId, @Version, @Text, @at, @Fingerprint)
                """,
                new
                {
                    comment.CommentId, comment.PictureId, comment.AuthorId, counts.Version, comment.Text, comment.Fingerprint,
                    at = comment.CreatedAt.ToUnixTimeMilliseconds(),
                });
            unit.Enqueue($"commented:{comment.CommentId}", new CommentAdded(
                comment.CommentId, comment.PictureId, ownerId, comment.AuthorId, comment.CreatedAt));
            return new AddCommentOutcome.Added(Find(unit, comment.CommentId)!);
        }, cancellationToken);

    public Task<StoredComment?> FindAsync(string commentId, CancellationToken cancellationToken) =>
        ReadAsync(unit => Find(unit, commentId), cancellationToken);

    public Task<StoredComment?> EditAsync(string commentId, string text, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync(unit =>
        {
            var edited = unit.Execute(
                "UPDATE comments SET text = @text, edited_at = @at WHERE comment_id = @commentId AND deleted_at IS NULL",
                new { commentId, text, at = at.ToUnixTimeMilliseconds() });
            return edited == 0 ? null : Find(unit, commentId);
        }, cancellationToken);

    public Task<bool> DeleteAsync(string commentId, CommentDeletion deletion, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        var pictureId = unit.Scalar<string>(
            """
            UPDATE comments SET text = '', deleted_at = @at, deleted_by = @ById, deleted_as = @right
            WHERE comment_id = @commentId AND deleted_at IS NULL
            RETURNING picture_id
            """,
            new { commentId, deletion.ById, right = (long)deletion.As, at = deletion.At.ToUnixTimeMilliseconds() });
        if (pictureId is null)
            return false;
        unit.Execute("DELETE FROM outbox WHERE key = @key", new { key = $"commented:{commentId}" });
        unit.MoveCounts(pictureId, likes: 0, comments: -1);
        return true;
    }, cancellationToken);

    public Task<IReadOnlyList<StoredComment>> ListAsync(string pictureId, long before, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<StoredComment>>(unit => unit
            .Query<CommentRow>(
                $"""
                {CommentRow.Select}
                WHERE picture_id = @pictureId AND deleted_at IS NULL AND ordinal < @before ORDER BY ordinal DESC LIMIT @limit
                """,
                new { pictureId, before, limit })
            .Select(row => row.ToComment()).ToList(), cancellationToken);

    private static StoredComment? Find(SqliteUnit unit, string commentId) =>
        unit.Find<CommentRow>($"{CommentRow.Select} WHERE comment_id = @commentId", new { commentId })?.ToComment();

    private static long Written(SqliteUnit unit, string authorId, DateTimeOffset since) => unit.Scalar<long>(
        "SELECT COUNT(*) FROM comments WHERE author_id = @authorId AND created_at > @since",
        new { authorId, since = since.ToUnixTimeMilliseconds() });
}
