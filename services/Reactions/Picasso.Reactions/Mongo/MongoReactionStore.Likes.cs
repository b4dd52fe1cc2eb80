using MongoDB.Driver;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    public Task<LikeOutcome> LikeAsync(Like like, string ownerId, CancellationToken cancellationToken) => WriteAsync([like.PictureId], async unit =>
    {
        var id = LikeDocument.IdOf(like.PictureId, like.UserId);
        if (await reactions.Likes.Find(unit.Session, known => known.Id == id).AnyAsync(cancellationToken))
            return new LikeOutcome(await unit.ReadCountsAsync(like.PictureId), Changed: false);
        var document = new LikeDocument { Id = id, PictureId = like.PictureId, UserId = like.UserId, At = like.At.ToUnixTimeMilliseconds(), OwnerId = ownerId };
        await reactions.Likes.InsertOneAsync(unit.Session, document, cancellationToken: cancellationToken);
        await unit.MoveActivityAsync(ownerId, Days.Of(like.At), like.PictureId, views: 0, likes: 1);
        var (counts, changed) = await unit.MoveCountsAsync(like.PictureId, likes: 1, comments: 0);
        await unit.EnqueueAsync(
            changed,
            (LikedKey(like.PictureId, like.UserId), new PictureLiked(like.PictureId, ownerId, like.UserId, counts.Likes, like.At)));
        return new LikeOutcome(counts, Changed: true);
    }, cancellationToken);

    public Task<LikeOutcome> UnlikeAsync(string pictureId, string userId, CancellationToken cancellationToken) => WriteAsync([pictureId], async unit =>
    {
        var id = LikeDocument.IdOf(pictureId, userId);
        var removed = await reactions.Likes.FindOneAndDeleteAsync<LikeDocument>(unit.Session, known => known.Id == id, cancellationToken: cancellationToken);
        if (removed is null)
            return new LikeOutcome(await unit.ReadCountsAsync(pictureId), Changed: false);
        await unit.TakeLikeBackAsync(removed);
        await unit.DequeueAsync(LikedKey(pictureId, userId));
        var (counts, changed) = await unit.MoveCountsAsync(pictureId, likes: -1, comments: 0);
        await unit.EnqueueAsync(changed);
        return new LikeOutcome(counts, Changed: true);
    }, cancellationToken);

    public async Task<IReadOnlySet<string>> LikedAmongAsync(IReadOnlyCollection<string> pictureIds, string userId, CancellationToken cancellationToken)
    {
        var ids = pictureIds.Select(pictureId => LikeDocument.IdOf(pictureId, userId));
        var liked = await reactions.Likes.Find(Builders<LikeDocument>.Filter.In(like => like.Id, ids)).ToListAsync(cancellationToken);
        return liked.Select(like => like.PictureId).ToHashSet();
    }

    private static string LikedKey(string pictureId, string userId) => $"liked:{pictureId}:{userId}";
}
