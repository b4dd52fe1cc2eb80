using MongoDB.Driver;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    private static readonly FilterDefinitionBuilder<CommentDocument> s_comment = Builders<CommentDocument>.Filter;

    public Task<AddCommentOutcome> AddAsync(
        StoredComment comment, CommentAllowance allowance, string ownerId, CancellationToken cancellationToken) =>
        WriteAsync<AddCommentOutcome>([comment.PictureId, comment.AuthorId], async unit =>
        {
            await unit.TakeTurnAsync(comment.AuthorId);
            if (await reactions.Comments.Find(unit.Session, known => known.CommentId == comment.CommentId).FirstOrDefaultAsync(cancellationToken) is { } taken)
                return new AddCommentOutcome.Taken(taken.ToComment());
            if (await WrittenAsync(unit, comment.AuthorId, allowance) >= allowance.Limit)
                return new AddCommentOutcome.TooMany();
            // The count version that adding the comment produces is unique to it and only increases: an order without a clock.
            var (counts, changed) = await unit.MoveCountsAsync(comment.PictureId, likes: 0, comments: 1);
            var document = ToDocument(comment, counts.Version);
            await reactions.Comments.InsertOneAsync(unit.Session, document, cancellationToken: cancellationToken);
            await unit.EnqueueAsync(changed, (CommentedKey(comment.CommentId), new CommentAdded(
                comment.CommentId, comment.PictureId, ownerId, comment.AuthorId, comment.CreatedAt)));
            return new AddCommentOutcome.Added(document.ToComment());
        }, cancellationToken);

    public async Task<StoredComment?> FindAsync(string commentId, CancellationToken cancellationToken) =>
        (await reactions.Comments.Find(comment => comment.CommentId == commentId).FirstOrDefaultAsync(cancellationToken))?.ToComment();

    public async Task<StoredComment?> EditAsync(string commentId, string text, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var edit = Builders<CommentDocument>.Update.Set(comment => comment.Text, text).Set(comment => comment.EditedAt, at.ToUnixTimeMilliseconds());
        var edited = await reactions.Comments.FindOneAndUpdateAsync(Visible(commentId), edit, AfterEdit, cancellationToken);
        return edited?.ToComment();
    }

    public Task<bool> DeleteAsync(string commentId, CommentDeletion deletion, CancellationToken cancellationToken) => WriteAsync([commentId], async unit =>
    {
        var removal = Builders<CommentDocument>.Update.Set(comment => comment.Text, "").Unset(comment => comment.IsVisible)
            .Set(comment => comment.DeletedAt, deletion.At.ToUnixTimeMilliseconds())
            .Set(comment => comment.DeletedBy, deletion.ById).Set(comment => comment.DeletedAs, (int)deletion.As);
        if (await reactions.Comments.FindOneAndUpdateAsync(unit.Session, Visible(commentId), removal, AfterEdit, cancellationToken) is not { } deleted)
            return false;
        await unit.DequeueAsync(CommentedKey(commentId));
        var (_, changed) = await unit.MoveCountsAsync(deleted.PictureId, likes: 0, comments: -1);
        await unit.EnqueueAsync(changed);
        return true;
    }, cancellationToken);

    public async Task<IReadOnlyList<StoredComment>> ListAsync(string pictureId, long before, int limit, CancellationToken cancellationToken)
    {
        var page = s_comment.Eq(comment => comment.PictureId, pictureId) & s_comment.Eq(comment => comment.IsVisible, true)
            & s_comment.Lt(comment => comment.Ordinal, before);
        var found = await reactions.Comments.Find(page).SortByDescending(comment => comment.Ordinal).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(comment => comment.ToComment());
    }

    private static FindOneAndUpdateOptions<CommentDocument> AfterEdit => new() { ReturnDocument = ReturnDocument.After };

    private Task<long> WrittenAsync(MongoUnit unit, string authorId, CommentAllowance allowance) => reactions.Comments.CountDocumentsAsync(
        unit.Session,
        s_comment.Eq(comment => comment.AuthorId, authorId) & s_comment.Gt(comment => comment.CreatedAt, allowance.Since.ToUnixTimeMilliseconds()),
        new CountOptions { Limit = allowance.Limit }, unit.Cancel);

    private static FilterDefinition<CommentDocument> Visible(string commentId) =>
        s_comment.Eq(comment => comment.CommentId, commentId) & s_comment.Eq(comment => comment.IsVisible, true);

    private static CommentDocument ToDocument(StoredComment comment, long ordinal) => new()
    {
        CommentId = comment.CommentId,
        PictureId = comment.PictureId,
        AuthorId = comment.AuthorId,
        Ordinal = ordinal,
        Text = comment.Text,
        CreatedAt = comment.CreatedAt.ToUnixTimeMilliseconds(),
        IsVisible = true,
        Fingerprint = comment.Fingerprint,
    };

    private static string CommentedKey(string commentId) => $"commented:{commentId}";
}
