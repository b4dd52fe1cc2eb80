using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Conversing;

/// <summary>Reads a participant's conversations and messages, page by page.</summary>
internal sealed class ConversationReading(IConversationStore conversations)
{
    /// <exception cref="DomainException">"conversation_not_found".</exception>
    public async Task<ConversationView> GetAsync(string conversationId, UserId userId, CancellationToken cancellationToken) =>
        await conversations.FindAsync(conversationId, userId.Value, cancellationToken) ?? throw MessageErrors.ConversationNotFound.ToException();

    /// <summary>The ordinal up to which the other participant has read; 0 for none.</summary>
    public Task<long> ReadByOtherAsync(ConversationView view, CancellationToken cancellationToken) =>
        conversations.ReadUpToAsync(view.ConversationId, view.OtherId, cancellationToken);

    /// <summary>Conversations, the one with the latest message first.</summary>
    /// <exception cref="DomainException">"cursor_invalid", "invalid_request".</exception>
    public Task<(IReadOnlyList<ConversationView> Conversations, string NextCursor)> ListAsync(
        UserId userId, string cursor, int pageSize, CancellationToken cancellationToken) => Page.ReadAsync(
        $"conversations:{userId}", cursor, PageCursor.Size(pageSize, usual: 20, most: 100),
        (before, limit) => conversations.ListAsync(userId.Value, before, limit, cancellationToken), conversation => conversation.LastPlace);

    /// <summary>Messages, the latest first.</summary>
    /// <exception cref="DomainException">"conversation_not_found", "cursor_invalid", "invalid_request".</exception>
    public async Task<(IReadOnlyList<StoredMessage> Messages, string NextCursor)> ListMessagesAsync(
        string conversationId, UserId userId, string cursor, int pageSize, CancellationToken cancellationToken)
    {
        var size = PageCursor.Size(pageSize, usual: 30, most: 100);
        _ = await GetAsync(conversationId, userId, cancellationToken);
        return await Page.ReadAsync(
            $"messages:{conversationId}", cursor, size,
            (before, limit) => conversations.ListMessagesAsync(conversationId, before, limit, cancellationToken), message => message.Ordinal);
    }

    /// <exception cref="DomainException">"conversation_not_found".</exception>
    public async Task MarkReadAsync(string conversationId, UserId userId, long upTo, CancellationToken cancellationToken)
    {
        _ = await GetAsync(conversationId, userId, cancellationToken);
        await conversations.MarkReadAsync(conversationId, userId.Value, upTo, cancellationToken);
    }
}
