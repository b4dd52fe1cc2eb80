using Microsoft.Extensions.Logging;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.Reserving;

/// <summary>Reserves pictures for buyers, after checking the record and the original.</summary>
internal sealed class ReservationHandler(
    PictureStreams pictures, OriginalCheck originals, TimeProvider clock, ILogger<ReservationHandler> logger)
{
    private const string ChainBroken = "chain_broken";
    private const string OriginalMissing = "original_missing";

    /// <summary>Reserves the picture.</summary>
    /// <returns>Null when it is reserved; otherwise the stable reason.</returns>
    /// <exception cref="DomainException">Too many concurrent changes; the same command may succeed later.</exception>
    public async Task<string?> ReserveAsync(ReservePicture message, CancellationToken cancellationToken)
    {
        var history = await pictures.ReadHistoryAsync(message.PictureId, cancellationToken);
        if (history.Verdict.Broken is { } broken)
        {
            logger.LogCritical(
                "Event {EventId} (revision {Revision}) of {Stream} was tampered with: {Flaw}. It cannot be bought until this is resolved",
                broken.EventId, broken.Revision, broken.Stream, broken.Flaw);
            return ChainBroken;
        }

        var command = ToCommand(message);
        var outlook = PictureDecider.Instance.Decide(history.State, command);
        if (outlook.Error is not null || outlook.Events.Count == 0)
            return outlook.Error?.Reason;
        if (!await originals.IsIntactAsync(history.State.Original!, cancellationToken))
        {
            logger.LogCritical("The original of {PictureId} is missing or damaged", message.PictureId);
            return OriginalMissing;
        }

        var reserved = await pictures.RunAsync(message.PictureId, command, Origin.Purchase(message.PurchaseId), cancellationToken);
        return reserved.Error is { Kind: DomainErrorKind.Aborted } busy ? throw busy.ToException() : reserved.Error?.Reason;
    }

    /// <summary>Releases a reservation; afterwards the purchase has none, whatever its earlier state.</summary>
    public async Task ReleaseAsync(ReleaseReservation message, CancellationToken cancellationToken)
    {
        var released = await pictures.RunAsync(
            message.PictureId, new ReleaseHold(message.PurchaseId, message.Reason), Origin.Purchase(message.PurchaseId), cancellationToken);
        // A picture that does not exist has no reservation either.
        if (released.Error is { Kind: not DomainErrorKind.NotFound } error)
            throw error.ToException();
    }

    private ReserveForPurchase ToCommand(ReservePicture message) => new(
        message.PurchaseId, message.BuyerId, message.SellerId, message.TermsVersion,
        new Money(message.PriceMinor, message.Currency), message.ExpiresAt, clock.GetUtcNow());
}
