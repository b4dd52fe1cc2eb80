using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

internal sealed partial class SqliteMessageStore
{
    public Task<bool> BlockAsync(string blockerId, string blockedId, int limit, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        var blocked = Blocked(unit, blockerId);
        if (blocked.Contains(blockedId))
            return true;
        if (blocked.Count >= limit)
            return false;
        unit.Execute("INSERT INTO blocks VALUES (@blockerId, @blockedId)", new { blockerId, blockedId });
        return true;
    }, cancellationToken);

    public Task UnblockAsync(string blockerId, string blockedId, CancellationToken cancellationToken) => WriteAsync(unit => unit.Execute(
        "DELETE FROM blocks WHERE blocker_id = @blockerId AND blocked_id = @blockedId", new { blockerId, blockedId }), cancellationToken);

    public Task<IReadOnlyList<string>> ListBlockedAsync(string blockerId, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<string>>(unit => Blocked(unit, blockerId), cancellationToken);

    private static List<string> Blocked(SqliteUnit unit, string blockerId) =>
        unit.Query<string>("SELECT blocked_id FROM blocks WHERE blocker_id = @blockerId", new { blockerId });
}
