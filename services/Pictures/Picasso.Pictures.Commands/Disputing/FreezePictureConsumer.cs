using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Pictures.Commands.Disputing;

internal sealed class FreezePictureConsumer(DisputeHandler handler) : IConsumer<FreezePicture>
{
    public async Task Consume(ConsumeContext<FreezePicture> context) =>
        await context.Publish(await handler.FreezeAsync(context.Message, context.CancellationToken));
}
