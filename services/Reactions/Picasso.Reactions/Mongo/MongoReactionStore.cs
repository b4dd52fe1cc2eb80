using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Mongo;

/// <summary>
/// Reactions in MongoDB. Everything that must change together (the reaction, its counts, its events) changes in one transaction; transactions of
/// different pictures and users do not conflict.
/// </summary>
internal sealed partial class MongoReactionStore(MongoReactions reactions) : IReactionStore
{
    private Task<T> WriteAsync<T>(IReadOnlyList<string> ids, Func<MongoUnit, Task<T>> work, CancellationToken cancellationToken) =>
        reactions.Transactions.RunAsync(
            ids.Select(id => $"reactions:{id}"), session => work(new MongoUnit(reactions, session, cancellationToken)), cancellationToken);
}
