using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    public Task<LikeOutcome> LikeAsync(Like like, string ownerId, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        var added = unit.Execute(
            "INSERT INTO likes (picture_id, user_id, liked_at, owner_id) VALUES (@PictureId, @UserId, @at, @ownerId) ON CONFLICT DO NOTHING",
            new { like.PictureId, like.UserId, at = like.At.ToUnixTimeMilliseconds(), ownerId });
        if (added == 0)
            return new LikeOutcome(unit.ReadCounts(like.PictureId), Changed: false);
        MoveActivity(unit, ownerId, Days.Of(like.At), like.PictureId, views: 0, likes: 1);
        var counts = unit.MoveCounts(like.PictureId, likes: 1, comments: 0);
        unit.Enqueue(LikedKey(like.PictureId, like.UserId), new PictureLiked(like.PictureId, ownerId, like.UserId, counts.Likes, like.At));
        return new LikeOutcome(counts, Changed: true);
    }, cancellationToken);

    public Task<LikeOutcome> UnlikeAsync(string pictureId, string userId, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        var removed = unit.Find<LikeRow>(
            "DELETE FROM likes WHERE picture_id = @pictureId AND user_id = @userId RETURNING owner_id AS ownerId, liked_at AS likedAt", new { pictureId, userId });
        if (removed is null)
            return new LikeOutcome(unit.ReadCounts(pictureId), Changed: false);
        TakeLikeBack(unit, pictureId, removed);
        unit.Execute("DELETE FROM outbox WHERE key = @key", new { key = LikedKey(pictureId, userId) });
        return new LikeOutcome(unit.MoveCounts(pictureId, likes: -1, comments: 0), Changed: true);
    }, cancellationToken);

    public Task<IReadOnlySet<string>> LikedAmongAsync(IReadOnlyCollection<string> pictureIds, string userId, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlySet<string>>(unit => unit
            .Query<string>(
                "SELECT picture_id FROM likes WHERE user_id = @userId AND picture_id IN @pictureIds", new { userId, pictureIds })
            .ToHashSet(), cancellationToken);

    private static string LikedKey(string pictureId, string userId) => $"liked:{pictureId}:{userId}";
}
