using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

/// <summary>
/// Reactions in MongoDB. What must change together (the reaction, the counts it moves, the facts it leaves) changes in one
/// transaction; those about different pictures and people do not meet.
/// </summary>
internal sealed partial class MongoReactionStore(MongoReactions reactions) : IReactionStore
{
    private Task<T> WriteAsync<T>(IReadOnlyList<string> ids, Func<MongoUnit, Task<T>> work, CancellationToken cancellationToken) =>
        reactions.Transactions.RunAsync(
            ids.Select(id => $"reactions:{id}"), session => work(new MongoUnit(reactions, session, cancellationToken)), cancellationToken);
}
