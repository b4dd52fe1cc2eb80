using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Sqlite;

internal sealed partial class SqliteReactionStore
{
    public Task<IReadOnlyList<WaitingFact>> ReadOutboxAsync(long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<WaitingFact>>(unit => unit
            .Query<WaitingFact>(
                """
                SELECT sequence AS Sequence, type AS Type, body AS Body FROM outbox
                WHERE sequence > @after ORDER BY sequence LIMIT @limit
                """,
                new { after, limit })
            .ToList(), cancellationToken);

    public Task MarkPublishedAsync(IReadOnlyCollection<WaitingFact> published, CancellationToken cancellationToken) =>
        WriteAsync(unit => unit.Execute(
            "DELETE FROM outbox WHERE sequence IN @sequences", new { sequences = published.Select(fact => fact.Sequence) }), cancellationToken);
}
