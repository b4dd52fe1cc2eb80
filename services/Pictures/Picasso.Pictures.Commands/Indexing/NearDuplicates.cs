using Microsoft.Extensions.Logging;
using Picasso.EventSourcing;
using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>
/// Refuses pictures that look like one that is here. A guard of people against people: two such uploads at the very same
/// moment may both pass. That one file is one picture is held by <see cref="Claiming.OriginalClaims"/>.
/// </summary>
internal sealed class NearDuplicates(
    IPictureIndex index, IEventStore store, IndexProgress progress, ILogger<NearDuplicates> logger)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <exception cref="Kernel.RefusedException">"picture_exists".</exception>
    public async Task RefuseAsync(PerceptualHash? hash, string pictureId, CancellationToken cancellationToken)
    {
        if (hash is null)
            return;
        var end = await store.ReadEndAsync(cancellationToken);
        if (!await progress.Value.WaitForAsync(end, s_patience, cancellationToken))
            logger.LogWarning("The index of look-alikes is behind; {PictureId} is compared with what it knows", pictureId);
        if (await HasTwinAsync(hash, pictureId, cancellationToken) || await HasTwinAsync(hash.Mirrored(), pictureId, cancellationToken))
            throw PictureRefusals.Exists.ToException();
    }

    private async Task<bool> HasTwinAsync(PerceptualHash hash, string pictureId, CancellationToken cancellationToken) =>
        (await index.FindCandidatesAsync(hash, cancellationToken)).Any(candidate =>
            candidate.PictureId != pictureId && candidate.Hash.DistanceTo(hash) <= PerceptualHash.MaxDistance);
}
