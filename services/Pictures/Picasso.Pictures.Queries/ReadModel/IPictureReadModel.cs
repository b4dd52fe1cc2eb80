using Picasso.EventSourcing;

namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>
/// Where projected pictures are kept: documents, guarded by the log position they contain, and keyset listings over them.
/// A second, empty set can be filled while the first serves, and then takes its place at once.
/// </summary>
internal interface IPictureReadModel
{
    /// <summary>How far a set contains the log; the start for one that is new.</summary>
    Task<LogPosition> ReadCheckpointAsync(RowSet set, CancellationToken cancellationToken);

    /// <summary>Rows by id, removed ones included; ids without a row are left out.</summary>
    Task<IReadOnlyDictionary<string, PictureRow>> LoadAsync(
        RowSet set, IReadOnlyCollection<string> pictureIds, CancellationToken cancellationToken);

    /// <summary>
    /// Stores rows and purchases and moves the checkpoint, all or nothing; nothing when the checkpoint is not where the
    /// changes begin. A row that is not newer than the one that is there is left out.
    /// </summary>
    Task<SavedChanges> SaveAsync(RowSet set, RowChanges changes, CancellationToken cancellationToken);

    /// <summary>Keeps the counts, also of pictures that are not projected yet; a lower version changes nothing.</summary>
    /// <returns>The pictures whose likes changed.</returns>
    Task<IReadOnlyList<PictureView>> SetLikesAsync(IReadOnlyCollection<LikeCount> counts, CancellationToken cancellationToken);

    /// <summary>Which version of the projection made the serving set.</summary>
    Task<int> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>Makes <see cref="RowSet.Next"/> anew and empty, for rows of this version of the projection.</summary>
    Task BeginNextAsync(int version, CancellationToken cancellationToken);

    /// <summary>Lets <see cref="RowSet.Next"/> take the place of <see cref="RowSet.Serving"/>, in one step for readers.</summary>
    Task SwapAsync(CancellationToken cancellationToken);

    /// <summary>One picture; null when there is none or it was removed.</summary>
    Task<PictureView?> FindAsync(string pictureId, CancellationToken cancellationToken);

    /// <summary>The pictures of a listing that stand below a key, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<PlacedPicture>> ReadPageAsync(
        Listing listing, PageKey after, int limit, CancellationToken cancellationToken);

    /// <summary>The words of a query, the last as a prefix, each with its weight as of now; empty when there is no word in it.</summary>
    Task<IReadOnlyList<SearchTerm>> MeasureAsync(string query, CancellationToken cancellationToken);
}

/// <summary>What a piece of the log does to the rows.</summary>
/// <param name="After">Where the checkpoint has to be.</param>
/// <param name="Through">Where it moves to.</param>
/// <param name="Rows">Rows as they are through there.</param>
/// <param name="Purchases">Purchases in the piece.</param>
internal sealed record RowChanges(
    LogPosition After, LogPosition Through, IReadOnlyCollection<PictureRow> Rows, IReadOnlyCollection<Purchase> Purchases);

/// <summary>What became of changes.</summary>
/// <param name="Applied">False when the checkpoint was elsewhere: somebody else stores, perhaps the same changes.</param>
/// <param name="Checkpoint">Where the checkpoint is now.</param>
/// <param name="Stored">The rows that were stored, as readers see them now.</param>
internal sealed record SavedChanges(bool Applied, LogPosition Checkpoint, IReadOnlyList<PictureView> Stored);

/// <summary>One of the two sets of rows.</summary>
internal enum RowSet
{
    /// <summary>What readers see.</summary>
    Serving,

    /// <summary>What a rebuild fills.</summary>
    Next,
}
