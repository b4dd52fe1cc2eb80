using Picasso.Contracts.Bus;

namespace Picasso.Reactions.Storing;

/// <summary>
/// The counts of each picture. They move in the transaction of what they count; each move raises the picture's version by one
/// and gives it a place in the one order of changes, in which a reader never sees something appear behind where it has read.
/// </summary>
internal interface ICountStore
{
    /// <summary>The counts of these pictures; pictures that nobody ever reacted to are absent.</summary>
    Task<IReadOnlyDictionary<string, PictureReactionsChanged>> ReadCountsAsync(
        IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken);

    /// <summary>The next pictures in id order.</summary>
    /// <param name="after">Only ids greater than this one; empty starts at the first.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<PictureReactionsChanged>> ListCountsAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>The place of the latest change; 0 before the first.</summary>
    Task<long> LastChangeAsync(CancellationToken cancellationToken);

    /// <summary>The next changes in their order. A picture that changed several times comes once, at its latest place.</summary>
    /// <param name="after">Only changes after this place.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<CountChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellationToken);
}

/// <summary>A change of a picture's counts.</summary>
/// <param name="Place">Its place in the order of changes, from 1, gaps allowed.</param>
/// <param name="Counts">The counts as they are now.</param>
internal sealed record CountChange(long Place, PictureReactionsChanged Counts);
