using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Pictures.Commands.Transferring;

internal sealed class TransferOwnershipConsumer(TransferHandler handler) : IConsumer<TransferOwnership>
{
    public async Task Consume(ConsumeContext<TransferOwnership> context) =>
        await context.Publish(await handler.TransferAsync(context.Message, context.CancellationToken));
}
