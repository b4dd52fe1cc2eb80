using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    public Task<IReadOnlyDictionary<string, PictureReactionsChanged>> ReadCountsAsync(
        IReadOnlyCollection<string> pictureIds, CancellationToken cancel) =>
        ReadAsync<IReadOnlyDictionary<string, PictureReactionsChanged>>(unit => unit
            .Query<CountsRow>($"{CountsRow.Select} WHERE picture_id IN @pictureIds", new { pictureIds })
            .ToDictionary(row => row.PictureId, row => row.ToCounts()), cancel);

    public Task<IReadOnlyList<PictureReactionsChanged>> ListCountsAsync(string after, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<PictureReactionsChanged>>(unit => unit
            .Query<CountsRow>($"{CountsRow.Select} WHERE picture_id > @after ORDER BY picture_id LIMIT @limit", new { after, limit })
            .Select(row => row.ToCounts()).ToList(), cancel);

    public Task<long> LastChangeAsync(CancellationToken cancel) =>
        ReadAsync(unit => unit.Scalar<long>("SELECT COALESCE(MAX(change), 0) FROM counts"), cancel);

    public Task<IReadOnlyList<CountChange>> ReadChangesAsync(long after, int limit, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<CountChange>>(unit => unit
            .Query<CountsRow>($"{CountsRow.Select} WHERE change > @after ORDER BY change LIMIT @limit", new { after, limit })
            .Select(row => row.ToChange()).ToList(), cancel);
}
