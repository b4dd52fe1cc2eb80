using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Pictures.Commands.Disputing;

internal sealed class ReturnOwnershipConsumer(DisputeHandler handler) : IConsumer<ReturnOwnership>
{
    public async Task Consume(ConsumeContext<ReturnOwnership> context) =>
        await context.Publish(await handler.ReturnAsync(context.Message, context.CancellationToken));
}
