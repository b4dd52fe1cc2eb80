using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Messages;
using Picasso.Messages.Storing;

namespace Picasso.Messages;

/// <summary>Maps stored data to messages.proto.</summary>
internal static class Mapping
{
    public static Conversation ToContract(this ConversationView view) => new()
    {
        ConversationId = view.ConversationId,
        OtherId = view.OtherId,
        PictureId = view.PictureId,
        LastMessage = view.LastMessage?.ToContract(),
        Unread = view.Unread,
    };

    public static Message ToContract(this StoredMessage message) => new()
    {
        MessageId = message.MessageId,
        ConversationId = message.ConversationId,
        AuthorId = message.AuthorId,
        Text = message.Text,
        SentAt = message.SentAt.ToTimestamp(),
        Ordinal = message.Ordinal,
    };

    public static Notification ToContract(this StoredNotification notification) => new()
    {
        NotificationId = notification.NotificationId,
        Kind = (NotificationKind)notification.Occasion,
        ActorId = notification.ActorId,
        PictureId = notification.PictureId,
        CommentId = notification.CommentId,
        Count = notification.Count,
        At = notification.At.ToTimestamp(),
        Read = notification.IsRead,
    };

    public static Happening ToContract(this InboxItem item) => item.Message is { } message
        ? new Happening { Message = message.ToContract() }
        : new Happening { Notification = item.Notification!.ToContract() };
}
