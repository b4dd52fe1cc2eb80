using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Reactions.Storing;

namespace Picasso.Reactions.Following;

/// <summary>Deletes the follows of and by a closed account; comments and likes stay (docs/decisions/0002).</summary>
internal sealed class AccountClosedConsumer(IFollowStore follows) : IConsumer<AccountClosed>
{
    public Task Consume(ConsumeContext<AccountClosed> context) =>
        follows.ForgetPersonAsync(context.Message.UserId, context.CancellationToken);
}
