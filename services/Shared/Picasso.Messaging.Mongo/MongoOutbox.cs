using MongoDB.Driver;

namespace Picasso.Messaging.Mongo;

/// <summary>An outbox in a collection of MongoDB. Each lease is one atomic update.</summary>
/// <typeparam name="TDocument">An entry as it is kept.</typeparam>
/// <typeparam name="TId">Type of the field that names a document.</typeparam>
/// <typeparam name="T">What is delivered.</typeparam>
/// <param name="documents">The collection.</param>
/// <param name="read">The lease that a document gives.</param>
/// <param name="idOf">The value of the field that names the document of a lease.</param>
public sealed class MongoOutbox<TDocument, TId, T>(
    OutboxDocuments<TDocument> documents, Func<TDocument, OutboxLease<T>> read, Func<OutboxLease<T>, TId> idOf) : IOutbox<T>
    where TDocument : class
{
    private static readonly FilterDefinitionBuilder<TDocument> s_where = Builders<TDocument>.Filter;
    private static readonly UpdateDefinitionBuilder<TDocument> s_set = Builders<TDocument>.Update;
    private static readonly long s_never = OutboxTime.Never.ToUnixTimeMilliseconds();

    /// <inheritdoc />
    public async Task<IReadOnlyList<OutboxLease<T>>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        var leases = new List<OutboxLease<T>>();
        while (leases.Count < limit && await TakeOneAsync(now, now + lease, cancellationToken) is { } document)
            leases.Add(read(document));
        return leases;
    }

    /// <inheritdoc />
    public Task CompleteAsync(IReadOnlyList<OutboxLease<T>> leases, CancellationToken cancellationToken)
    {
        var done = s_where.In(documents.Id, leases.Select(idOf)) & documents.Waiting;
        return documents.Completed is { } completed
            ? documents.Collection.UpdateManyAsync(done, completed, cancellationToken: cancellationToken)
            : documents.Collection.DeleteManyAsync(done, cancellationToken);
    }

    /// <inheritdoc />
    public Task PostponeAsync(OutboxLease<T> lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        documents.Collection.UpdateOneAsync(IsHeld(lease), DueAt(until), cancellationToken: cancellationToken);

    /// <inheritdoc />
    public Task SetAsideAsync(OutboxLease<T> lease, CancellationToken cancellationToken) =>
        documents.Collection.UpdateOneAsync(IsHeld(lease), documents.Discarded ?? DueAt(OutboxTime.Never), cancellationToken: cancellationToken);

    /// <inheritdoc />
    public async Task<long> RedriveAsync(DateTimeOffset now, CancellationToken cancellationToken) => (await documents.Collection.UpdateManyAsync(
        documents.Waiting & s_where.Gte(documents.Due, s_never), DueAt(now), cancellationToken: cancellationToken)).ModifiedCount;

    private async Task<TDocument?> TakeOneAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await documents.Collection.FindOneAndUpdateAsync(
            documents.Waiting & IsDue(now.ToUnixTimeMilliseconds()),
            s_set.Inc(documents.Attempts, 1L).Set(documents.Due, until.ToUnixTimeMilliseconds()),
            new FindOneAndUpdateOptions<TDocument> { Sort = documents.Order, ReturnDocument = ReturnDocument.After },
            cancellationToken);

    private FilterDefinition<TDocument> IsDue(long now) => documents.IsDueWithoutTime
        ? s_where.Lte(documents.Due, now) | s_where.Exists(documents.Due, exists: false)
        : s_where.Lte(documents.Due, now);

    private FilterDefinition<TDocument> IsHeld(OutboxLease<T> lease) =>
        documents.Waiting & s_where.Eq(documents.Id, idOf(lease)) & s_where.Eq(documents.Attempts, lease.Attempt);

    private UpdateDefinition<TDocument> DueAt(DateTimeOffset time) => s_set.Set(documents.Due, time.ToUnixTimeMilliseconds());
}
