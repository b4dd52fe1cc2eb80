using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Notifying;

/// <summary>A person left: what they wrote stays with those they wrote to, and nobody writes to them any more.</summary>
internal sealed class AccountClosedConsumer(IMessageStore store) : IConsumer<AccountClosed>
{
    public Task Consume(ConsumeContext<AccountClosed> context) =>
        store.ForgetPersonAsync(context.Message.UserId, context.CancellationToken);
}
