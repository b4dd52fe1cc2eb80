using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Pictures.Commands.ClosingAccounts;

internal sealed class AccountClosedConsumer(ClosedAccounts accounts) : IConsumer<AccountClosed>
{
    public Task Consume(ConsumeContext<AccountClosed> context) =>
        accounts.RememberAsync(context.Message.UserId, context.CancellationToken);
}
