using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    public Task<FollowOutcome> FollowAsync(Follow follow, int limit, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        if (IsFollowed(unit, follow.FollowedId, follow.FollowerId))
            return FollowOutcome.AlreadyFollowed;
        if (Counts(unit, follow.FollowerId).Following >= limit)
            return FollowOutcome.TooMany;
        unit.Execute(
            "INSERT INTO follows (follower_id, followed_id, followed_at) VALUES (@FollowerId, @FollowedId, @at)",
            new { follow.FollowerId, follow.FollowedId, at = follow.At.ToUnixTimeMilliseconds() });
        MoveFollows(unit, follow.FollowerId, followers: 0, following: 1);
        MoveFollows(unit, follow.FollowedId, followers: 1, following: 0);
        unit.Enqueue(FollowedKey(follow.FollowerId, follow.FollowedId), new PersonFollowed(follow.FollowerId, follow.FollowedId, follow.At));
        return FollowOutcome.Followed;
    }, cancellationToken);

    public Task UnfollowAsync(string followerId, string followedId, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        Unfollow(unit, followerId, followedId);
        return true;
    }, cancellationToken);

    public Task<FollowCounts> ReadFollowsAsync(string userId, string? viewerId, CancellationToken cancellationToken) => ReadAsync(unit =>
    {
        var counts = Counts(unit, userId);
        return new FollowCounts(counts.Followers, counts.Following, viewerId is not null && IsFollowed(unit, userId, viewerId));
    }, cancellationToken);

    public Task<IReadOnlyList<string>> ListFollowedAsync(string followerId, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<string>>(unit => unit
            .Query<string>("SELECT followed_id FROM follows WHERE follower_id = @followerId", new { followerId }).ToList(), cancellationToken);

    public Task ForgetPersonAsync(string userId, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        var follows = unit.Query<FollowRow>(
            """
            SELECT follower_id AS FollowerId, followed_id AS FollowedId FROM follows
            WHERE follower_id = @userId OR followed_id = @userId
            """,
            new { userId }).ToList();
        foreach (var follow in follows)
            Unfollow(unit, follow.FollowerId, follow.FollowedId);
        return true;
    }, cancellationToken);

    private static void Unfollow(SqliteUnit unit, string followerId, string followedId)
    {
        var removed = unit.Execute(
            "DELETE FROM follows WHERE follower_id = @followerId AND followed_id = @followedId", new { followerId, followedId });
        if (removed == 0)
            return;
        unit.Execute("DELETE FROM outbox WHERE key = @key", new { key = FollowedKey(followerId, followedId) });
        MoveFollows(unit, followerId, followers: 0, following: -1);
        MoveFollows(unit, followedId, followers: -1, following: 0);
    }

    // Two statements: an upsert checks its inserted values too, and a decrement is not a valid first row.
    private static void MoveFollows(SqliteUnit unit, string userId, int followers, int following)
    {
        unit.Execute("INSERT INTO follow_counts VALUES (@userId, 0, 0) ON CONFLICT DO NOTHING", new { userId });
        unit.Execute(
            "UPDATE follow_counts SET followers = followers + @followers, following = following + @following WHERE user_id = @userId",
            new { userId, followers, following });
    }

    private static FollowCountsRow Counts(SqliteUnit unit, string userId) =>
        unit.Find<FollowCountsRow>(
            "SELECT followers AS Followers, following AS Following FROM follow_counts WHERE user_id = @userId", new { userId })
        ?? new FollowCountsRow(0, 0);

    private static bool IsFollowed(SqliteUnit unit, string userId, string byId) => unit.Scalar<long>(
        "SELECT COUNT(*) FROM follows WHERE follower_id = @byId AND followed_id = @userId", new { userId, byId }) > 0;

    private static string FollowedKey(string followerId, string followedId) => $"followed:{followerId}:{followedId}";

    private sealed record FollowCountsRow(long Followers, long Following);

    private sealed record FollowRow(string FollowerId, string FollowedId);
}
