using MongoDB.Driver;

namespace Picasso.Messages.Mongo;

internal sealed partial class MongoMessageStore
{
    public Task<bool> BlockAsync(string blockerId, string blockedId, int limit, CancellationToken cancel) => WriteAsync([blockerId], async unit =>
    {
        var blocked = unit.People[blockerId].Blocked;
        if (blocked.Contains(blockedId))
            return true;
        if (blocked.Count >= limit)
            return false;
        await SetAsync(unit, blockerId, s_person.Push(person => person.Blocked, blockedId), cancel);
        return true;
    }, cancel);

    public Task UnblockAsync(string blockerId, string blockedId, CancellationToken cancel) => WriteAsync([blockerId], async unit =>
    {
        await SetAsync(unit, blockerId, s_person.Pull(person => person.Blocked, blockedId), cancel);
        return true;
    }, cancel);

    public async Task<IReadOnlyList<string>> ListBlockedAsync(string blockerId, CancellationToken cancel) =>
        await messages.People.Find(person => person.UserId == blockerId).FirstOrDefaultAsync(cancel) is { } blocker ? blocker.Blocked : [];
}
