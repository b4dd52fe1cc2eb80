using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Notifying;

/// <summary>A user closed the account: their messages stay with the recipients, and they receive no further ones.</summary>
internal sealed class AccountClosedConsumer(IMessageStore store) : IConsumer<AccountClosed>
{
    public Task Consume(ConsumeContext<AccountClosed> context) =>
        store.ForgetPersonAsync(context.Message.UserId, context.CancellationToken);
}
