using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Conversing;

/// <summary>What a participant reads, page by page.</summary>
internal sealed class ConversationReading(IConversationStore conversations)
{
    /// <exception cref="RefusedException">"conversation_not_found".</exception>
    public async Task<ConversationView> GetAsync(string conversationId, string userId, CancellationToken cancel) =>
        await conversations.FindAsync(conversationId, userId, cancel) ?? throw Refusals.ConversationNotFound.ToException();

    /// <summary>The conversation with the latest message first.</summary>
    /// <exception cref="RefusedException">"cursor_invalid", "invalid_request".</exception>
    public async Task<(IReadOnlyList<ConversationView> Conversations, string NextCursor)> ListAsync(
        string userId, string cursor, int pageSize, CancellationToken cancel)
    {
        var listing = $"conversations:{userId}";
        var size = PageCursor.Size(pageSize, usual: 20, most: 100);
        var before = PageCursor.ReadNumber(listing, cursor) ?? long.MaxValue;
        var found = await conversations.ListAsync(userId, before, size + 1, cancel);
        return found.Count <= size
            ? (found, "")
            : (found.Take(size).ToList(), PageCursor.Write(listing, found[size - 1].LastPlace.ToString()));
    }

    /// <summary>The latest message first.</summary>
    /// <exception cref="RefusedException">"conversation_not_found", "cursor_invalid", "invalid_request".</exception>
    public async Task<(IReadOnlyList<StoredMessage> Messages, string NextCursor)> ListMessagesAsync(
        string conversationId, string userId, string cursor, int pageSize, CancellationToken cancel)
    {
        var listing = $"messages:{conversationId}";
        var size = PageCursor.Size(pageSize, usual: 30, most: 100);
        var before = PageCursor.ReadNumber(listing, cursor) ?? long.MaxValue;
        _ = await GetAsync(conversationId, userId, cancel);
        var found = await conversations.ListMessagesAsync(conversationId, before, size + 1, cancel);
        return found.Count <= size
            ? (found, "")
            : (found.Take(size).ToList(), PageCursor.Write(listing, found[size - 1].Ordinal.ToString()));
    }

    /// <exception cref="RefusedException">"conversation_not_found".</exception>
    public async Task MarkReadAsync(string conversationId, string userId, long upTo, CancellationToken cancel)
    {
        _ = await GetAsync(conversationId, userId, cancel);
        await conversations.MarkReadAsync(conversationId, userId, upTo, cancel);
    }
}
