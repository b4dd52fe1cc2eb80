using MongoDB.Driver;

namespace Picasso.Messaging.Mongo;

/// <summary>The collection of an outbox in MongoDB. Times are Unix milliseconds.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Order">Orders documents, the first to deliver first.</param>
public sealed record OutboxDocuments<TDocument>(IMongoCollection<TDocument> Collection, SortDefinition<TDocument> Order)
{
    /// <summary>Field that names a document.</summary>
    public string Id { get; init; } = "_id";

    /// <summary>Field with the time before which a document is not due: the end of a lease, or of a pause.</summary>
    public string Due { get; init; } = "next";

    /// <summary>Field that counts leases.</summary>
    public string Attempts { get; init; } = "attempts";

    /// <summary>Whether a document without a due time is due: one of a version that had none.</summary>
    public bool IsDueWithoutTime { get; init; }

    /// <summary>Matches documents that wait.</summary>
    public FilterDefinition<TDocument> Waiting { get; init; } = FilterDefinition<TDocument>.Empty;

    /// <summary>Completes a document; null deletes it.</summary>
    public UpdateDefinition<TDocument>? Completed { get; init; }

    /// <summary>Sets a document aside for good; null keeps it for a redrive.</summary>
    public UpdateDefinition<TDocument>? Discarded { get; init; }
}
