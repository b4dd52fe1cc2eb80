using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Messages.Storing;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Messages.Notifying;

/// <summary>Turns events of other services into notifications; a repeated event changes nothing.</summary>
[QueueName("fact")]
internal sealed class NotificationConsumer(INotificationStore notifications, Signal<IInboxStore> changed) :
    IConsumer<CommentAdded>, IConsumer<PictureLiked>, IConsumer<PersonFollowed>, IConsumer<PictureSold>
{
    public Task Consume(ConsumeContext<CommentAdded> context) => NotifyAsync(EventNotifications.Of(context.Message), context);

    public Task Consume(ConsumeContext<PictureLiked> context) => NotifyAsync(EventNotifications.Of(context.Message), context);

    public Task Consume(ConsumeContext<PersonFollowed> context) => NotifyAsync(EventNotifications.Of(context.Message), context);

    public Task Consume(ConsumeContext<PictureSold> context) => NotifyAsync(EventNotifications.Of(context.Message), context);

    private async Task NotifyAsync(IEnumerable<NewNotification> following, ConsumeContext context)
    {
        foreach (var notification in following)
            if (await notifications.NotifyAsync(notification, context.CancellationToken))
                changed.Raise();
    }
}
