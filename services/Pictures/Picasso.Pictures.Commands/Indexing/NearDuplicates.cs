using Microsoft.Extensions.Logging;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>
/// Rejects pictures that look like an existing one. It is a check against resubmission by users: two such uploads at the very same moment may both
/// pass. <see cref="Claiming.OriginalClaims"/> guarantees that one file is one picture.
/// </summary>
internal sealed class NearDuplicates(
    IPictureIndex index, IEventStore store, IndexProgress progress, ILogger<NearDuplicates> logger)
{
    private static readonly TimeSpan s_indexTimeout = TimeSpan.FromSeconds(5);

    /// <exception cref="Kernel.DomainException">"picture_exists".</exception>
    public async Task RefuseAsync(PerceptualHash? hash, FlatLook flat, PictureId pictureId, CancellationToken cancellationToken)
    {
        var end = await store.ReadEndAsync(cancellationToken);
        if (!await progress.Value.WaitForAsync(end, s_indexTimeout, cancellationToken))
            logger.LogWarning("The index of similar pictures lags; {PictureId} is compared with its present entries", pictureId);
        if (await HasCopyAsync(hash, flat, pictureId, cancellationToken)
            || await HasCopyAsync(hash?.Mirrored(), flat.Mirrored(), pictureId, cancellationToken))
            throw PictureErrors.Exists.ToException();
    }

    private async Task<bool> HasCopyAsync(PerceptualHash? hash, FlatLook flat, PictureId pictureId, CancellationToken cancellationToken)
    {
        var pieces = LookPieces.Of(hash, flat);
        return pieces.Count > 0 && (await index.FindCandidatesAsync(pieces, cancellationToken)).Any(candidate =>
            candidate.PictureId != pictureId && IsCopy(hash, flat, candidate));
    }

    /// <summary>For a photograph brightness alone decides: another tint is not another picture. A drawing in other colours is another one.</summary>
    internal static bool IsCopy(PerceptualHash? hash, FlatLook flat, SimilarPicture candidate)
    {
        var isNear = hash is not null && candidate.Hash is { } its && its.DistanceTo(hash) <= PerceptualHash.MaxDistance;
        return candidate.Flat is null ? isNear : flat.IsCopyOf(candidate.Flat) || (isNear && flat.HasColoursOf(candidate.Flat));
    }
}
