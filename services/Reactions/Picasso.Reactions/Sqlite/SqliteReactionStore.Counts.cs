using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    public Task<IReadOnlyDictionary<string, PictureReactionsChanged>> ReadCountsAsync(
        IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyDictionary<string, PictureReactionsChanged>>(unit => unit
            .Query<CountsRow>($"{CountsRow.Select} WHERE picture_id IN @pictureIds", new { pictureIds })
            .ToDictionary(row => row.PictureId, row => row.ToCounts()), cancellationToken);

    public Task<IReadOnlyList<PictureReactionsChanged>> ListCountsAsync(string after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<PictureReactionsChanged>>(unit => unit
            .Query<CountsRow>($"{CountsRow.Select} WHERE picture_id > @after ORDER BY picture_id LIMIT @limit", new { after, limit })
            .Select(row => row.ToCounts()).ToList(), cancellationToken);

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) =>
        ReadAsync(unit => unit.Scalar<long>("SELECT COALESCE(MAX(change), 0) FROM counts"), cancellationToken);

    public Task<IReadOnlyList<CountChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<CountChange>>(unit => unit
            .Query<CountsRow>($"{CountsRow.Select} WHERE change > @after ORDER BY change LIMIT @limit", new { after, limit })
            .Select(row => row.ToChange()).ToList(), cancellationToken);
}
