using Picasso.Contracts.Messages;
using Picasso.Messages.Storing;

namespace Picasso.Messages;

/// <summary>How much waits to be read.</summary>
internal sealed class UnreadCounting(IConversationStore conversations, INotificationStore notifications)
{
    public async Task<Unread> CountAsync(string userId, CancellationToken cancellationToken) => new()
    {
        Conversations = await conversations.CountUnreadConversationsAsync(userId, cancellationToken),
        Notifications = await notifications.CountUnreadNotificationsAsync(userId, cancellationToken),
    };
}
