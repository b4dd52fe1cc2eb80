using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Notifying;

/// <summary>Turns events of other services into notifications; a repeated event changes nothing.</summary>
internal sealed class FactConsumer(INotificationStore notifications, Signal<IInboxStore> changed) :
    IConsumer<CommentAdded>, IConsumer<PictureLiked>, IConsumer<PersonFollowed>, IConsumer<PictureSold>
{
    public Task Consume(ConsumeContext<CommentAdded> context) => NotifyAsync(FactNotifications.Of(context.Message), context);

    public Task Consume(ConsumeContext<PictureLiked> context) => NotifyAsync(FactNotifications.Of(context.Message), context);

    public Task Consume(ConsumeContext<PersonFollowed> context) => NotifyAsync(FactNotifications.Of(context.Message), context);

    public Task Consume(ConsumeContext<PictureSold> context) => NotifyAsync(FactNotifications.Of(context.Message), context);

    private async Task NotifyAsync(IEnumerable<NewNotification> following, ConsumeContext context)
    {
        foreach (var notification in following)
            if (await notifications.NotifyAsync(notification, context.CancellationToken))
                changed.Raise();
    }
}
