using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.Transferring;

/// <summary>Transfers the ownership: the pivot of a purchase. Its answer is read from the stream, so a repeat gets the same answer.</summary>
internal sealed class TransferHandler(PictureStreams pictures, TimeProvider clock)
{
    /// <returns><see cref="OwnershipMoved"/> or <see cref="TransferRefused"/>.</returns>
    /// <exception cref="InvalidOperationException">The record was tampered with: no answer until that is resolved.</exception>
    /// <exception cref="DomainException">Too many concurrent changes; the same command may succeed later.</exception>
    public async Task<object> TransferAsync(TransferOwnership message, CancellationToken cancellationToken)
    {
        var before = await pictures.ReadHistoryAsync(message.PictureId, cancellationToken);
        if (before.Verdict.Broken is { } broken)
            throw new InvalidOperationException(
                $"Event {broken.EventId} (revision {broken.Revision}) of {broken.Stream} was tampered with: {broken.Flaw}.");
        var decided = await pictures.RunAsync(
            message.PictureId, ToCommand(message), Origin.Purchase(message.PurchaseId), cancellationToken);
        if (decided.Error is { Kind: DomainErrorKind.Aborted } busy)
            throw busy.ToException();

        var after = await pictures.ContinueHistoryAsync(message.PictureId, before, cancellationToken);
        return after.PositionOfTransfer(message.PurchaseId) is { } position
            ? new OwnershipMoved(message.PurchaseId, message.PictureId, position.Value)
            : new TransferRefused(message.PurchaseId, message.PictureId, ReasonOf(after.State, message.PurchaseId, decided.Error));
    }

    /// <summary>The reason recorded when the purchase was rejected; a picture that does not exist has no record.</summary>
    private static string ReasonOf(PictureState state, PurchaseId purchaseId, DomainError? error) =>
        (error ?? PictureErrors.OfTransfer(state.Ended.GetValueOrDefault(purchaseId)?.Reason ?? "")).Reason;

    private TransferToBuyer ToCommand(TransferOwnership message) => new(
        message.PurchaseId, message.SellerId, message.BuyerId, message.TermsVersion,
        new Money(message.PriceMinor, message.Currency), clock.GetUtcNow(), message.ConditionalUntil);
}
