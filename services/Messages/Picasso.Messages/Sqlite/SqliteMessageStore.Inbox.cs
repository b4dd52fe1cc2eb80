using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

internal sealed partial class SqliteMessageStore
{
    public Task<long> LastPlaceAsync(CancellationToken cancellationToken) => ReadAsync(unit => unit.Scalar<long>("SELECT last FROM places"), cancellationToken);

    public Task<IReadOnlyList<Concern>> ReadConcernsAsync(long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Concern>>(unit => unit.Query<Concern>(
            """
            SELECT place AS Place, recipient_id AS UserId, author_id AS AlsoId FROM messages WHERE place > @after
            UNION ALL SELECT place, user_id, '' FROM notifications WHERE place > @after
            ORDER BY 1 LIMIT @limit
            """,
            new { after, limit }), cancellationToken);

    public Task<IReadOnlyList<InboxItem>> ReadInboxAsync(string userId, long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<InboxItem>>(unit => [.. Messages(unit, userId, after, limit)
            .Concat(Notifications(unit, userId, after, limit)).OrderBy(item => item.Place).Take(limit)], cancellationToken);

    // Two indexed halves: an OR over both columns would read every message.
    private static IEnumerable<InboxItem> Messages(SqliteUnit unit, string userId, long after, int limit) =>
        Messages(unit, "recipient_id", userId, after, limit).Concat(Messages(unit, "author_id", userId, after, limit));

    private static IEnumerable<InboxItem> Messages(SqliteUnit unit, string column, string userId, long after, int limit) =>
        unit.Query<MessageRow>(
                $"{MessageRow.Select} WHERE {column} = @userId AND place > @after ORDER BY place LIMIT @limit", new { userId, after, limit })
            .Select(row => new InboxItem(row.Place, row.ToMessage(), null));

    private static IEnumerable<InboxItem> Notifications(SqliteUnit unit, string userId, long after, int limit) =>
        unit.Query<NotificationRow>(
                $"{NotificationRow.Select} WHERE user_id = @userId AND place > @after ORDER BY place LIMIT @limit",
                new { userId, after, limit })
            .Select(row => new InboxItem(row.Place, null, row.ToNotification()));
}
