using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Pictures.Commands.Resuming;
using Picasso.Pictures.Commands.Scheduling;

namespace Picasso.Pictures.Commands.ClosingAccounts;

internal sealed class AccountClosedConsumer(ClosedAccounts accounts, PendingUploads pending, ScheduledUploads schedules) : IConsumer<AccountClosed>
{
    public async Task Consume(ConsumeContext<AccountClosed> context)
    {
        await accounts.RememberAsync(context.Message.UserId, context.CancellationToken);
        await schedules.RemoveAllAsync(context.Message.UserId, context.CancellationToken);
        await pending.RemoveAllAsync(context.Message.UserId, context.CancellationToken);
    }
}
