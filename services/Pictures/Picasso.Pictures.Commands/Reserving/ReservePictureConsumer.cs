using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Pictures.Commands.Reserving;

internal sealed class ReservePictureConsumer(ReservationHandler handler) : IConsumer<ReservePicture>
{
    public async Task Consume(ConsumeContext<ReservePicture> context)
    {
        var (purchase, picture) = (context.Message.PurchaseId, context.Message.PictureId);
        var reason = await handler.ReserveAsync(context.Message, context.CancellationToken);
        if (reason is null)
            await context.Publish(new PictureReserved(purchase, picture));
        else
            await context.Publish(new ReservationRefused(purchase, picture, reason));
    }
}
