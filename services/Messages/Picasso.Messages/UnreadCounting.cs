using Picasso.Contracts.Messages;
using Picasso.Messages.Storing;

namespace Picasso.Messages;

/// <summary>Counts unread entries.</summary>
internal sealed class UnreadCounting(IConversationStore conversations, INotificationStore notifications)
{
    public async Task<Unread> CountAsync(string userId, CancellationToken cancellationToken) => new()
    {
        Conversations = await conversations.CountUnreadConversationsAsync(userId, cancellationToken),
        Notifications = await notifications.CountUnreadNotificationsAsync(userId, cancellationToken),
    };
}
