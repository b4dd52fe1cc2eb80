namespace Picasso.DocumentStorage;

/// <summary>What a store needs in its database before it is used: collections and indexes.</summary>
public interface IDocumentSchema
{
    /// <summary>Creates what is missing. Safe to repeat, and in several processes at once.</summary>
    Task EnsureAsync(CancellationToken cancellationToken);
}
