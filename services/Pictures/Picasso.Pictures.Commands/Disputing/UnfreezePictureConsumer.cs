using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Pictures.Commands.Disputing;

internal sealed class UnfreezePictureConsumer(DisputeHandler handler) : IConsumer<UnfreezePicture>
{
    public async Task Consume(ConsumeContext<UnfreezePicture> context)
    {
        await handler.LiftAsync(context.Message, context.CancellationToken);
        await context.Publish(new PictureUnfrozen(context.Message.PurchaseId, context.Message.PictureId));
    }
}
