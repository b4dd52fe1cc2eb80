using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

internal sealed partial class SqliteMessageStore
{
    public Task<bool> BlockAsync(string blockerId, string blockedId, int limit, CancellationToken cancel) => WriteAsync(unit =>
    {
        var blocked = Blocked(unit, blockerId);
        if (blocked.Contains(blockedId))
            return true;
        if (blocked.Count >= limit)
            return false;
        unit.Execute("INSERT INTO blocks VALUES (@blockerId, @blockedId)", new { blockerId, blockedId });
        return true;
    }, cancel);

    public Task UnblockAsync(string blockerId, string blockedId, CancellationToken cancel) => WriteAsync(unit => unit.Execute(
        "DELETE FROM blocks WHERE blocker_id = @blockerId AND blocked_id = @blockedId", new { blockerId, blockedId }), cancel);

    public Task<IReadOnlyList<string>> ListBlockedAsync(string blockerId, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<string>>(unit => Blocked(unit, blockerId), cancel);

    private static List<string> Blocked(SqliteUnit unit, string blockerId) =>
        unit.Query<string>("SELECT blocked_id FROM blocks WHERE blocker_id = @blockerId", new { blockerId });
}
