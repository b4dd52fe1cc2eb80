using Picasso.Contracts.Bus;

namespace Picasso.Reactions.Storing;

/// <summary>
/// The counts of each picture. They change in the transaction of the counted reaction; each change increments the picture's version and gives it a
/// place in the common order of changes, in which no change becomes visible behind a reader's position.
/// </summary>
internal interface ICountStore
{
    /// <summary>The counts of these pictures; pictures without any reaction are absent.</summary>
    Task<IReadOnlyDictionary<string, PictureReactionsChanged>> ReadCountsAsync(
        IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken);

    /// <summary>The next pictures in id order.</summary>
    /// <param name="after">Only ids greater than this one; empty starts at the first.</param>
    /// <param name="limit">The maximum number.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<PictureReactionsChanged>> ListCountsAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>The place of the latest change; 0 before the first.</summary>
    Task<long> LastChangeAsync(CancellationToken cancellationToken);

    /// <summary>The next changes in their order. A picture that changed several times occurs once, at its latest place.</summary>
    /// <param name="after">Only changes after this place.</param>
    /// <param name="limit">The maximum number.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<CountChange>> ReadChangesAsync(long after, int limit, CancellationToken cancellationToken);
}

/// <summary>A change of a picture's counts.</summary>
/// <param name="Place">Its place in the order of changes, from 1, gaps allowed.</param>
/// <param name="Counts">The present counts.</param>
internal sealed record CountChange(long Place, PictureReactionsChanged Counts);
