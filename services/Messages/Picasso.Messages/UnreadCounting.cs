using Picasso.Contracts.Messages;
using Picasso.Messages.Storing;

namespace Picasso.Messages;

/// <summary>How much waits to be read.</summary>
internal sealed class UnreadCounting(IConversationStore conversations, INotificationStore notifications)
{
    public async Task<Unread> CountAsync(string userId, CancellationToken cancel) => new()
    {
        Conversations = await conversations.CountUnreadConversationsAsync(userId, cancel),
        Notifications = await notifications.CountUnreadNotificationsAsync(userId, cancel),
    };
}
