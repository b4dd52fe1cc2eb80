using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>
/// What the write side has to look up across pictures. It follows from the event log and may lag; nothing that must never be
/// wrong is decided on it.
/// </summary>
internal interface IPictureIndex
{
    /// <summary>Whether the picture is known to be there and not deleted.</summary>
    Task<bool> ContainsAsync(string pictureId, CancellationToken cancellationToken);

    /// <summary>Pictures that share a piece with this one, with what they look like.</summary>
    /// <param name="pieces">See <see cref="LookPieces"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<SimilarPicture>> FindCandidatesAsync(IReadOnlyCollection<LookPiece> pieces, CancellationToken cancellationToken);

    /// <summary>Pictures of people who closed their account that were not withdrawn yet.</summary>
    Task<IReadOnlyList<LeftBehind>> ListLeftBehindAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>A picture that may look like another.</summary>
/// <param name="PictureId">Its id.</param>
/// <param name="Hash">Null when it has too little detail.</param>
/// <param name="Flat">Null when it is no drawing, or from before drawings were compared.</param>
internal sealed record SimilarPicture(string PictureId, PerceptualHash? Hash, FlatLook? Flat);

/// <summary>A picture whose owner has left.</summary>
internal sealed record LeftBehind(string PictureId, string OwnerId);
