using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Claiming;

/// <summary>Ensures that one content belongs to one picture, despite crashes and races.</summary>
internal sealed class OriginalClaims(
    IEventStore store, PictureStreams pictures, IOptions<UploadOptions> options, TimeProvider clock)
{
    private const string Superseded = "superseded";
    private const int MaxTakeOvers = 5;

    private readonly CommandHandler<OriginalClaimed?, ClaimOriginal, OriginalClaimed> _runner =
        new(store, OriginalClaim.Decider, new OriginalClaimEncoding(), clock);

    /// <summary>Claims a content for a picture before it is stored.</summary>
    /// <exception cref="Kernel.DomainException">"picture_exists".</exception>
    public async Task ClaimAsync(string sha256, PictureId pictureId, UserId ownerId, CancellationToken cancellationToken)
    {
        PictureId? from = null;
        for (var attempt = 0; attempt < MaxTakeOvers; attempt++)
        {
            var claim = new ClaimOriginal(pictureId, ownerId, clock.GetUtcNow(), from);
            var decided = await _runner.RunAsync(
                OriginalClaim.StreamPrefix + sha256, claim, (_, _) => "{}"u8.ToArray(), null, cancellationToken);
            if (decided.Accepted)
                return;
            if (decided.State is not { } holder || !await IsGoneAsync(holder, sha256, ownerId, cancellationToken))
                decided.OrThrow();
            from = decided.State?.PictureId;
        }

        throw PictureErrors.Exists.ToException();
    }

    /// <summary>Rejects a content that already belongs to a picture. It changes nothing: only a claim decides between concurrent uploads.</summary>
    /// <exception cref="Kernel.DomainException">"picture_exists".</exception>
    public async Task RefuseKnownAsync(string sha256, PictureId pictureId, CancellationToken cancellationToken)
    {
        var claimed = await _runner.LoadAsync(OriginalClaim.StreamPrefix + sha256, cancellationToken);
        if (claimed.State is not { } holder || holder.PictureId == pictureId)
            return;
        var picture = (await pictures.LoadAsync(holder.PictureId, cancellationToken)).State;
        if (picture is { Exists: true, Deleted: false, Abandoned: false } && picture.Original!.Sha256 == sha256)
            throw PictureErrors.Exists.ToException();
    }

    private async Task<bool> IsGoneAsync(OriginalClaimed holder, string sha256, UserId ownerId, CancellationToken cancellationToken)
    {
        var picture = (await pictures.LoadAsync(holder.PictureId, cancellationToken)).State;
        // A picture with another file lost this claim in a race between two uploads under one id.
        if (picture.Exists || picture.Abandoned)
            return picture.Deleted || picture.Abandoned || picture.Original!.Sha256 != sha256;
        // Its upload is running, or was interrupted. An upload of the same user is superseded at once, another user's after a while.
        if (holder.OwnerId != ownerId && clock.GetUtcNow() - holder.At < options.Value.ClaimAge)
            return false;
        // When the other upload is still running, this append decides between the two.
        var abandoned = await pictures.RunAsync(
            holder.PictureId, new AbandonUpload(Superseded), Origin.Service(Superseded), cancellationToken);
        return abandoned.Accepted;
    }
}
