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

    /// <summary>Pictures that share a piece of their perceptual hash with this one, with theirs.</summary>
    Task<IReadOnlyList<LookAlike>> FindCandidatesAsync(PerceptualHash hash, CancellationToken cancellationToken);

    /// <summary>Pictures of people who closed their account that were not withdrawn yet.</summary>
    Task<IReadOnlyList<LeftBehind>> ListLeftBehindAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>A picture that may look like another.</summary>
internal sealed record LookAlike(string PictureId, PerceptualHash Hash);

/// <summary>A picture whose owner has left.</summary>
internal sealed record LeftBehind(string PictureId, string OwnerId);
