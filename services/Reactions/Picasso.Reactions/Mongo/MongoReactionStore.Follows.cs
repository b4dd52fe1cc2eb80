using MongoDB.Driver;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    private const int ForgottenAtOnce = 100;

    public Task<FollowOutcome> FollowAsync(Follow follow, int limit, CancellationToken cancellationToken) =>
        WriteAsync([follow.FollowerId, follow.FollowedId], async unit =>
        {
            var follower = await unit.TakeTurnAsync(follow.FollowerId);
            var id = FollowDocument.IdOf(follow.FollowerId, follow.FollowedId);
            if (await reactions.Follows.Find(unit.Session, known => known.Id == id).AnyAsync(cancellationToken))
                return FollowOutcome.AlreadyFollowed;
            if (follower.Following >= limit)
                return FollowOutcome.TooMany;
            await reactions.Follows.InsertOneAsync(unit.Session, ToDocument(follow, id), cancellationToken: cancellationToken);
            await unit.MovePersonAsync(follow.FollowerId, followers: 0, following: 1);
            await unit.MovePersonAsync(follow.FollowedId, followers: 1, following: 0);
            await unit.EnqueueAsync((FollowedKey(id), new PersonFollowed(follow.FollowerId, follow.FollowedId, follow.At)));
            return FollowOutcome.Followed;
        }, cancellationToken);

    public Task UnfollowAsync(string followerId, string followedId, CancellationToken cancellationToken) =>
        WriteAsync([followerId, followedId], async unit =>
        {
            var id = FollowDocument.IdOf(followerId, followedId);
            var removed = await reactions.Follows.DeleteOneAsync(unit.Session, known => known.Id == id, cancellationToken: cancellationToken);
            if (removed.DeletedCount == 0)
                return false;
            await unit.DequeueAsync(FollowedKey(id));
            await unit.MovePersonAsync(followerId, followers: 0, following: -1);
            await unit.MovePersonAsync(followedId, followers: -1, following: 0);
            return true;
        }, cancellationToken);

    public async Task<FollowCounts> ReadFollowsAsync(string userId, string? viewerId, CancellationToken cancellationToken)
    {
        var person = await reactions.People.Find(known => known.UserId == userId).FirstOrDefaultAsync(cancellationToken);
        var id = FollowDocument.IdOf(viewerId ?? "", userId);
        var followed = viewerId is not null && await reactions.Follows.Find(known => known.Id == id).AnyAsync(cancellationToken);
        return new FollowCounts(person?.Followers ?? 0, person?.Following ?? 0, followed);
    }

    public async Task<IReadOnlyList<string>> ListFollowedAsync(string followerId, CancellationToken cancellationToken) =>
        await reactions.Follows.Find(follow => follow.FollowerId == followerId).Project(follow => follow.FollowedId).ToListAsync(cancellationToken);

    // Follow by follow, each in its own transaction: a user may have more followers than one transaction can contain. A partial run is repeated.
    public async Task ForgetPersonAsync(string userId, CancellationToken cancellationToken)
    {
        while (await OfPersonAsync(userId, cancellationToken) is { Count: > 0 } follows)
        {
            foreach (var follow in follows)
                await UnfollowAsync(follow.FollowerId, follow.FollowedId, cancellationToken);
        }
    }

    private async Task<List<FollowDocument>> OfPersonAsync(string userId, CancellationToken cancellationToken)
    {
        // Two indexed halves.
        var follows = await reactions.Follows.Find(follow => follow.FollowerId == userId).Limit(ForgottenAtOnce).ToListAsync(cancellationToken);
        return follows.Count > 0
            ? follows
            : await reactions.Follows.Find(follow => follow.FollowedId == userId).Limit(ForgottenAtOnce).ToListAsync(cancellationToken);
    }

    private static FollowDocument ToDocument(Follow follow, string id) =>
        new() { Id = id, FollowerId = follow.FollowerId, FollowedId = follow.FollowedId, At = follow.At.ToUnixTimeMilliseconds() };

    private static string FollowedKey(string id) => $"followed:{id}";
}
