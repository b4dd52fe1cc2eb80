namespace Picasso.Web.Conversing;

/// <summary>The addresses of messages and notifications.</summary>
internal static class ConversationPaths
{
    /// <summary>The reader's conversations.</summary>
    public const string Inbox = "/me/messages";

    /// <summary>What happened to the reader's pictures.</summary>
    public const string Notifications = "/me/notifications";

    /// <summary>One conversation, at its latest message.</summary>
    public static string Of(string conversationId) => $"{Inbox}/{conversationId}";

    /// <summary>The same, before a page of messages.</summary>
    public static string Before(string conversationId, string cursor) => $"{Of(conversationId)}?before={Uri.EscapeDataString(cursor)}";
}
