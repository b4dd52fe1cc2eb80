using Picasso.Contracts.Bus;
using Picasso.EventSourcing;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Streams;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Commands.Disputing;

/// <summary>
/// Freezes, unfreezes and returns pictures with a disputed payment. Answers are read from the stream, so a repeat gets the same answer.
/// </summary>
internal sealed class DisputeHandler(PictureStreams pictures, TimeProvider clock)
{
    /// <returns><see cref="PictureFrozen"/> or <see cref="PictureNotFrozen"/>.</returns>
    /// <exception cref="DomainException">Too many concurrent changes, or the purchase never transferred it.</exception>
    public async Task<object> FreezeAsync(FreezePicture message, CancellationToken cancellationToken)
    {
        var (purchase, picture) = (message.PurchaseId, message.PictureId);
        var (history, error) = await RunAsync(picture, new FreezeForDispute(purchase, clock.GetUtcNow()), purchase, cancellationToken);
        if (error is not null)
            return new PictureNotFrozen(purchase, picture, error.Reason);
        return Reaches(history, purchase)
            ? new PictureFrozen(purchase, picture)
            : new PictureNotFrozen(purchase, picture, FreezeReasons.Resold);
    }

    /// <summary>Unfreezes the picture; afterwards the purchase freezes nothing, whatever its earlier state.</summary>
    public async Task LiftAsync(UnfreezePicture message, CancellationToken cancellationToken) =>
        await RunAsync(message.PictureId, new LiftFreeze(message.PurchaseId, message.Reason), message.PurchaseId, cancellationToken);

    /// <returns><see cref="OwnershipReturned"/> or <see cref="ReturnRefused"/>.</returns>
    /// <exception cref="DomainException">Too many concurrent changes; the same command may succeed later.</exception>
    public async Task<object> ReturnAsync(ReturnOwnership message, CancellationToken cancellationToken)
    {
        var (purchase, picture) = (message.PurchaseId, message.PictureId);
        var (history, error) = await RunAsync(picture, new ReverseOwnership(purchase, clock.GetUtcNow()), purchase, cancellationToken);
        if (error is not null)
            return new ReturnRefused(purchase, picture, error.Reason);
        if (history.State.Disputes.GetValueOrDefault(purchase) == DisputeStanding.Lost)
            return new ReturnRefused(purchase, picture, FreezeReasons.Resold);
        return PositionOfReturn(history, purchase) is { } position
            ? new OwnershipReturned(
                purchase, picture, position.Value, history.ResalesUndoneFor(purchase).Select(resale => resale.Value).ToList() is { Count: > 0 } undone ? undone : null)
            : throw new InvalidOperationException($"Purchase {purchase} neither returned {picture} nor was refused.");
    }

    // An ownership that was already returned with an earlier purchase counts as frozen: there is no owner by this purchase.
    private static bool Reaches(PictureHistory history, PurchaseId purchaseId) => PositionOfReturn(history, purchaseId) is not null
        || history.PositionOf<PictureFrozenForDispute>(frozen => frozen.PurchaseId == purchaseId) is not null;

    private static LogPosition? PositionOfReturn(PictureHistory history, PurchaseId purchaseId) =>
        history.PositionOf<OwnershipReversed>(reversed => reversed.PurchaseId == purchaseId)
        ?? history.PositionOf<ResaleUndone>(undone => undone.PurchaseId == purchaseId);

    /// <returns>The history afterwards, and why it is finally rejected; null when it is done.</returns>
    private async Task<(PictureHistory History, DomainError? Error)> RunAsync(
        PictureId pictureId, PictureCommand command, PurchaseId purchaseId, CancellationToken cancellationToken)
    {
        var before = await pictures.ReadHistoryAsync(pictureId, cancellationToken);
        if (before.Verdict.Broken is { } broken)
            throw new InvalidOperationException(
                $"Event {broken.EventId} (revision {broken.Revision}) of {broken.Stream} was tampered with: {broken.Flaw}.");
        var decided = await pictures.RunAsync(pictureId, command, Origin.Purchase(purchaseId), cancellationToken);
        return decided.Error is { Kind: DomainErrorKind.Aborted } busy
            ? throw busy.ToException()
            : (await pictures.ContinueHistoryAsync(pictureId, before, cancellationToken), decided.Error);
    }
}
