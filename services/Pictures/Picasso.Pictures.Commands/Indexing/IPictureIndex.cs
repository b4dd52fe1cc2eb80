using Picasso.Kernel;
using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>
/// The lookups of the write side across pictures. The index is derived from the event log and may lag; decisions that must be correct do not use it.
/// </summary>
internal interface IPictureIndex
{
    /// <summary>Whether the index contains the picture, undeleted.</summary>
    Task<bool> ContainsAsync(PictureId pictureId, CancellationToken cancellationToken);

    /// <summary>Pictures that share a piece with this one, with their signatures.</summary>
    /// <param name="pieces">See <see cref="LookPieces"/>.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    Task<IReadOnlyList<SimilarPicture>> FindCandidatesAsync(IReadOnlyCollection<LookPiece> pieces, CancellationToken cancellationToken);

    /// <summary>Pictures without further previews, the latest uploads first.</summary>
    Task<IReadOnlyList<PictureId>> ListWithoutFurtherPreviewsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Pictures of closed accounts that were not withdrawn yet.</summary>
    Task<IReadOnlyList<LeftBehind>> ListLeftBehindAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>A candidate for a similar picture.</summary>
/// <param name="PictureId">Its id.</param>
/// <param name="Hash">Null when it has too little detail.</param>
/// <param name="Flat">Null when it is no drawing, or was stored before drawings were compared.</param>
internal sealed record SimilarPicture(PictureId PictureId, PerceptualHash? Hash, FlatLook? Flat);

/// <summary>A picture whose owner has closed the account.</summary>
internal sealed record LeftBehind(PictureId PictureId, UserId OwnerId);
