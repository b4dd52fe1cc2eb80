using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Pictures.Commands.AddingPreviews;

/// <summary>Lets one of several copies of the service, on any engine, work on a picture.</summary>
internal sealed class PreviewClaims(IEventStore store, TimeProvider clock)
{
    private readonly CommandHandler<PreviewsClaimed?, ClaimPreviews, PreviewsClaimed> _runner =
        new(store, PreviewClaim.Decider, new PreviewClaimEncoding(), clock);

    /// <summary>Claims a picture for this copy.</summary>
    public async Task<ClaimResult> TakeAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claimed = await _runner.RunAsync(
            PreviewClaim.StreamPrefix + pictureId, new ClaimPreviews(now), (_, _) => "{}"u8.ToArray(), null, cancellationToken);
        if (claimed.Appended > 0)
            return ClaimResult.Taken;
        return claimed.State is { Count: >= PreviewClaim.MaxAttempts } last && now >= PreviewClaim.EndOf(last) ? ClaimResult.Exhausted : ClaimResult.Held;
    }
}

/// <summary>The result of a claim.</summary>
internal enum ClaimResult
{
    /// <summary>This copy has it.</summary>
    Taken,

    /// <summary>Another copy has it, or the last attempt has failed not long ago.</summary>
    Held,

    /// <summary>All attempts ended without a result.</summary>
    Exhausted,
}
