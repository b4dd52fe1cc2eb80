using Picasso.Contracts.Messages;
using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages;

/// <summary>Counts unread entries.</summary>
internal sealed class UnreadCounting(IConversationStore conversations, INotificationStore notifications)
{
    public async Task<Unread> CountAsync(UserId userId, CancellationToken cancellationToken) => new()
    {
        Conversations = await conversations.CountUnreadConversationsAsync(userId.Value, cancellationToken),
        Notifications = await notifications.CountUnreadNotificationsAsync(userId.Value, cancellationToken),
    };
}
