using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Pictures.Commands.Reserving;

internal sealed class ReleaseReservationConsumer(ReservationHandler handler) : IConsumer<ReleaseReservation>
{
    public async Task Consume(ConsumeContext<ReleaseReservation> context)
    {
        await handler.ReleaseAsync(context.Message, context.CancellationToken);
        await context.Publish(new ReservationReleased(context.Message.PurchaseId, context.Message.PictureId));
    }
}
