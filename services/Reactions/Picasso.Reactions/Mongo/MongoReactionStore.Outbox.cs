using MongoDB.Driver;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    public async Task<IReadOnlyList<WaitingFact>> ReadOutboxAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var waiting = await reactions.Outbox.Find(fact => fact.Sequence > after)
            .SortBy(fact => fact.Sequence).Limit(limit).ToListAsync(cancellationToken);
        return waiting.ConvertAll(fact => new WaitingFact(fact.Sequence, fact.Type, fact.Body));
    }

    public Task MarkPublishedAsync(IReadOnlyCollection<WaitingFact> published, CancellationToken cancellationToken) => published.Count == 0
        ? Task.CompletedTask
        : reactions.Outbox.DeleteManyAsync(
            Builders<FactDocument>.Filter.In(fact => fact.Sequence, published.Select(fact => fact.Sequence)), cancellationToken);
}
