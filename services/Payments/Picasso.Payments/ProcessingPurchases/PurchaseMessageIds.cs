using Picasso.Contracts.Bus;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.ProcessingPurchases;

/// <summary>The purchase of a message.</summary>
internal static class PurchaseMessageIds
{
    public static string Of(object message) => message switch
    {
        IPurchaseMessage own => own.PurchaseId,
        PictureReserved reserved => reserved.PurchaseId,
        ReservationRefused refused => refused.PurchaseId,
        ReservationReleased released => released.PurchaseId,
        OwnershipMoved moved => moved.PurchaseId,
        TransferRefused refused => refused.PurchaseId,
        PictureFrozen frozen => frozen.PurchaseId,
        PictureNotFrozen refused => refused.PurchaseId,
        PictureUnfrozen unfrozen => unfrozen.PurchaseId,
        OwnershipReturned returned => returned.PurchaseId,
        ReturnRefused refused => refused.PurchaseId,
        _ => throw new ArgumentException($"{message.GetType().Name} belongs to no purchase.", nameof(message)),
    };
}
