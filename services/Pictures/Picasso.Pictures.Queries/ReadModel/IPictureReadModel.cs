using Picasso.EventSourcing;

namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>
/// Stores projected pictures: documents, guarded by their log position, and keyset listings over them. A second, empty set can be filled while the
/// first serves, and then replaces it in one step.
/// </summary>
internal interface IPictureReadModel
{
    /// <summary>The log position of a set; the start for a new one.</summary>
    Task<LogPosition> ReadCheckpointAsync(RowSet set, CancellationToken cancellationToken);

    /// <summary>Rows by id, removed ones included; ids without a row are omitted.</summary>
    Task<IReadOnlyDictionary<string, PictureRow>> LoadAsync(
        RowSet set, IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken);

    /// <summary>
    /// Stores rows and purchases and moves the checkpoint, all or nothing; nothing when the checkpoint is not at the start of the changes. A row that
    /// is not newer than the stored one is skipped.
    /// </summary>
    Task<SavedChanges> SaveAsync(RowSet set, RowChanges changes, CancellationToken cancellationToken);

    /// <summary>Stores the counts, also of pictures that are not projected yet; a lower version changes nothing.</summary>
    /// <returns>The pictures whose likes changed.</returns>
    Task<IReadOnlyList<PictureView>> SetLikesAsync(IReadOnlyCollection<LikeCount> counts, CancellationToken cancellationToken);

    /// <summary>The projection's version of the serving set.</summary>
    Task<int> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>Creates <see cref="RowSet.Next"/> empty, for rows of this version of the projection.</summary>
    Task BeginNextAsync(int version, CancellationToken cancellationToken);

    /// <summary>Replaces <see cref="RowSet.Serving"/> by <see cref="RowSet.Next"/>, in one step for readers.</summary>
    Task SwapAsync(CancellationToken cancellationToken);

    /// <summary>One picture; null when there is none or it was removed.</summary>
    Task<PictureView?> FindAsync(string pictureId, CancellationToken cancellationToken);

    /// <summary>Several pictures by id; those that do not exist or were removed are omitted.</summary>
    Task<IReadOnlyList<PictureView>> FindAsync(IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken);

    /// <summary>The pictures of a listing below a key, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<PictureView>> ReadPageAsync(
        Listing listing, PageKey after, int limit, CancellationToken cancellationToken);

    /// <summary>How many pictures a filtered listing or a search has, counted up to a bound.</summary>
    Task<int> CountAsync(Listing listing, int atMost, CancellationToken cancellationToken);

    /// <summary>The search words of the serving set.</summary>
    ISearchIndex Index { get; }
}

/// <summary>The effect of a part of the log on the rows.</summary>
/// <param name="After">The required checkpoint.</param>
/// <param name="Through">The next checkpoint.</param>
/// <param name="Rows">Rows at that position.</param>
/// <param name="Purchases">Purchases in this part.</param>
internal sealed record RowChanges(
    LogPosition After, LogPosition Through, IReadOnlyCollection<PictureRow> Rows, IReadOnlyCollection<Purchase> Purchases);

/// <summary>The outcome of changes.</summary>
/// <param name="Applied">False when the checkpoint was elsewhere: another process stores changes, perhaps the same.</param>
/// <param name="Checkpoint">The present checkpoint.</param>
/// <param name="Stored">The stored rows in their present state.</param>
internal sealed record SavedChanges(bool Applied, LogPosition Checkpoint, IReadOnlyList<PictureView> Stored);

/// <summary>One of the two sets of rows.</summary>
internal enum RowSet
{
    /// <summary>The set for readers.</summary>
    Serving,

    /// <summary>The set that a rebuild fills.</summary>
    Next,
}
