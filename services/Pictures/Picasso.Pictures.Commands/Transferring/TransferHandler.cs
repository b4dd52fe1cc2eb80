using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Streams;

namespace Picasso.Pictures.Commands.Transferring;

/// <summary>Moves the ownership: the pivot of a purchase. Its answer is read from the stream, so a repeat gets the same.</summary>
internal sealed class TransferHandler(PictureStreams pictures, TimeProvider clock)
{
    /// <returns><see cref="OwnershipMoved"/> or <see cref="TransferRefused"/>.</returns>
    /// <exception cref="InvalidOperationException">The record was tampered with: no answer until that is resolved.</exception>
    /// <exception cref="RefusedException">Too many changed it at the same moment; the same command may succeed later.</exception>
    public async Task<object> TransferAsync(TransferOwnership message, CancellationToken cancellationToken)
    {
        var before = await pictures.ReadHistoryAsync(message.PictureId, cancellationToken);
        if (before.Verdict.Broken is { } broken)
            throw new InvalidOperationException(
                $"Event {broken.EventId} (revision {broken.Revision}) of {broken.Stream} was tampered with: {broken.Flaw}.");
        var decided = await pictures.RunAsync(
            message.PictureId, ToCommand(message), Origin.Purchase(message.PurchaseId), cancellationToken);
        if (decided.Refusal is { Kind: RefusalKind.Aborted } busy)
            throw busy.ToException();

        var after = await pictures.ReadHistoryAsync(message.PictureId, cancellationToken);
        return after.PositionOfTransfer(message.PurchaseId) is { } position
            ? new OwnershipMoved(message.PurchaseId, message.PictureId, position.Value)
            : new TransferRefused(message.PurchaseId, message.PictureId, ReasonOf(after.State, message.PurchaseId, decided.Refusal));
    }

    /// <summary>A purchase that was turned away for a taken picture hears that reason again; any other end voids the terms.</summary>
    private static string ReasonOf(PictureState state, string purchaseId, Refusal? refusal)
    {
        var recorded = state.Ended.GetValueOrDefault(purchaseId);
        if (recorded?.Reason == PictureRefusals.Reserved.Reason)
            return recorded.Reason;
        return refusal?.Reason ?? PictureRefusals.TermsChanged.Reason;
    }

    private TransferToBuyer ToCommand(TransferOwnership message) => new(
        message.PurchaseId, message.SellerId, message.BuyerId, message.TermsVersion,
        new Money(message.PriceMinor, message.Currency), clock.GetUtcNow());
}
