using Picasso.EventSourcing;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Claiming;

/// <summary>
/// A file's content, named by its SHA-256, belongs to one picture at most. The picture's own stream shows whether the picture exists: a claim whose
/// picture was deleted, or was never stored, can be taken over.
/// </summary>
/// <param name="PictureId">The picture that has the content.</param>
/// <param name="OwnerId">The uploader.</param>
/// <param name="At">When it was claimed.</param>
internal sealed record OriginalClaimed(PictureId PictureId, UserId OwnerId, DateTimeOffset At);

/// <summary>Claims a content.</summary>
/// <param name="PictureId">For this picture.</param>
/// <param name="OwnerId">The uploader.</param>
/// <param name="At">When.</param>
/// <param name="From">The picture from which it may be taken over; null for none.</param>
internal sealed record ClaimOriginal(PictureId PictureId, UserId OwnerId, DateTimeOffset At, PictureId? From);

internal static class OriginalClaim
{
    public const string StreamPrefix = "original-";

    public const string EventName = "original.claimed.v1";

    /// <summary>The state is the last claim; null before the first.</summary>
    public static Decider<OriginalClaimed?, ClaimOriginal, OriginalClaimed> Decider { get; } = new(null, Decide, (_, claimed) => claimed);

    private static Decision<OriginalClaimed> Decide(OriginalClaimed? current, ClaimOriginal claim)
    {
        if (current?.PictureId == claim.PictureId)
            return Decision<OriginalClaimed>.Nothing;
        return current is null || current.PictureId == claim.From
            ? Decision<OriginalClaimed>.Accept(new OriginalClaimed(claim.PictureId, claim.OwnerId, claim.At))
            : PictureErrors.Exists;
    }
}
