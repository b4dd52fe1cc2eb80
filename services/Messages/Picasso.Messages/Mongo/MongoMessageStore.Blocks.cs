using MongoDB.Driver;

namespace Picasso.Messages.Mongo;

internal sealed partial class MongoMessageStore
{
    public Task<bool> BlockAsync(string blockerId, string blockedId, int limit, CancellationToken cancellationToken) => WriteAsync([blockerId], async unit =>
    {
        var blocked = unit.People[blockerId].Blocked;
        if (blocked.Contains(blockedId))
            return true;
        if (blocked.Count >= limit)
            return false;
        await SetAsync(unit, blockerId, s_person.Push(person => person.Blocked, blockedId), cancellationToken);
        return true;
    }, cancellationToken);

    public Task UnblockAsync(string blockerId, string blockedId, CancellationToken cancellationToken) => WriteAsync([blockerId], async unit =>
    {
        await SetAsync(unit, blockerId, s_person.Pull(person => person.Blocked, blockedId), cancellationToken);
        return true;
    }, cancellationToken);

    public async Task<IReadOnlyList<string>> ListBlockedAsync(string blockerId, CancellationToken cancellationToken) =>
        await messages.People.Find(person => person.UserId == blockerId).FirstOrDefaultAsync(cancellationToken) is { } blocker ? blocker.Blocked : [];
}
