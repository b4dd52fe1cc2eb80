using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    private const string OfPeriod =
        "FROM activity WHERE owner_id = @OwnerId AND day BETWEEN @FromDay AND @ToDay AND (@PictureId IS NULL OR picture_id = @PictureId)";

    public Task<int> AddViewsAsync(IReadOnlyList<View> views, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        var counted = 0;
        foreach (var view in views)
        {
            if (unit.Execute("INSERT INTO viewers VALUES (@Day, @PictureId, @Viewer) ON CONFLICT DO NOTHING", view) == 0)
                continue;
            MoveActivity(unit, view.OwnerId, view.Day, view.PictureId, views: 1, likes: 0);
            counted++;
        }

        return counted;
    }, cancellationToken);

    public Task<IReadOnlyList<DayCounts>> ReadDaysAsync(ActivityPeriod period, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<DayCounts>>(unit => unit
            .Query<ActivityRow>(
                $"SELECT day, SUM(views) AS views, SUM(likes) AS likes {OfPeriod} GROUP BY day HAVING SUM(views) + SUM(likes) > 0 ORDER BY day", period)
            .Select(row => new DayCounts((int)row.Day, row.Views, row.Likes)).ToList(), cancellationToken);

    public Task<IReadOnlyList<PictureCounts>> ReadPicturesAsync(ActivityPeriod period, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<PictureCounts>>(unit => unit
            .Query<ActivityRow>(
                $"""
                SELECT picture_id AS pictureId, SUM(views) AS views, SUM(likes) AS likes {OfPeriod}
                GROUP BY picture_id HAVING SUM(views) + SUM(likes) > 0 ORDER BY SUM(views) DESC, picture_id LIMIT @limit
                """,
                new { period.OwnerId, period.PictureId, period.FromDay, period.ToDay, limit })
            .Select(row => new PictureCounts(row.PictureId, row.Views, row.Likes)).ToList(), cancellationToken);

    public Task ForgetDaysAsync(int firstDay, int firstViewerDay, CancellationToken cancellationToken) => WriteAsync(unit =>
        unit.Execute("DELETE FROM activity WHERE day < @firstDay", new { firstDay })
            + unit.Execute("DELETE FROM viewers WHERE day < @firstViewerDay", new { firstViewerDay }), cancellationToken);

    public Task ForgetOwnerAsync(string ownerId, CancellationToken cancellationToken) => WriteAsync(
        unit => unit.Execute("DELETE FROM activity WHERE owner_id = @ownerId", new { ownerId }), cancellationToken);

    private static void MoveActivity(SqliteUnit unit, string ownerId, int day, string pictureId, int views, int likes) => unit.Execute(
        """
        INSERT INTO activity VALUES (@ownerId, @day, @pictureId, @views, @likes)
        ON CONFLICT DO UPDATE SET views = views + excluded.views, likes = likes + excluded.likes
        """,
        new { ownerId, day, pictureId, views, likes });

    // Its day may be forgotten already, and a like from before days were counted names no owner.
    private static void TakeLikeBack(SqliteUnit unit, string pictureId, LikeRow like) => unit.Execute(
        "UPDATE activity SET likes = likes - 1 WHERE owner_id = @OwnerId AND day = @day AND picture_id = @pictureId AND likes > 0",
        new { like.OwnerId, day = Days.Of(like.LikedAt), pictureId });

    // Set by name: a sum without rows has no type.
    private sealed class ActivityRow
    {
        public long Day { get; set; }

        public string PictureId { get; set; } = "";

        public long Views { get; set; }

        public long Likes { get; set; }
    }

    private sealed record LikeRow(string? OwnerId, long LikedAt);
}
