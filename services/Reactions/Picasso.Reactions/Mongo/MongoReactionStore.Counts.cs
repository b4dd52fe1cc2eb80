using MongoDB.Driver;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

internal sealed partial class MongoReactionStore
{
    private static readonly FilterDefinitionBuilder<CountsDocument> s_counts = Builders<CountsDocument>.Filter;

    public async Task<IReadOnlyDictionary<string, PictureReactionsChanged>> ReadCountsAsync(
        IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken)
    {
        var found = await reactions.Counts.Find(s_counts.In(counts => counts.PictureId, pictureIds)).ToListAsync(cancellationToken);
        return found.ToDictionary(counts => counts.PictureId, counts => counts.ToCounts());
    }

    public async Task<IReadOnlyList<PictureReactionsChanged>> ListCountsAsync(string after, int limit, CancellationToken cancellationToken)
    {
        var found = await reactions.Counts.Find(s_counts.Gt(counts => counts.PictureId, after))
            .SortBy(counts => counts.PictureId).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(counts => counts.ToCounts());
    }

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) => reactions.Changes.SettleAsync(cancellationToken);

    public async Task<IReadOnlyList<CountChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellationToken)
    {
        var last = await reactions.Changes.SettleAsync(cancellationToken);
        var found = await reactions.Counts.Find(s_counts.Gt(counts => counts.Place, after) & s_counts.Lte(counts => counts.Place, last))
            .SortBy(counts => counts.Place).Limit(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(counts => new CountChange(counts.Place!.Value, counts.ToCounts()));
    }
}
