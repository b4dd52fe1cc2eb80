namespace Picasso.DocumentStorage;

/// <summary>The collections and indexes that a store needs before it is used.</summary>
public interface IDocumentSchema
{
    /// <summary>Creates what is missing. Safe to repeat, and in several processes at once.</summary>
    Task EnsureAsync(CancellationToken cancellationToken);
}
