using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Following;

/// <summary>Deletes the follows of and by a closed account, and the counts of its pictures by day; comments and likes stay (docs/decisions/0002).</summary>
internal sealed class AccountClosedConsumer(IFollowStore follows, IActivityStore activity) : IConsumer<AccountClosed>
{
    public async Task Consume(ConsumeContext<AccountClosed> context)
    {
        await activity.ForgetOwnerAsync(context.Message.UserId, context.CancellationToken);
        await follows.ForgetPersonAsync(context.Message.UserId, context.CancellationToken);
    }
}
