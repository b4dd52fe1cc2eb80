using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

internal sealed partial class SqliteMessageStore
{
    public Task<StartOutcome> StartAsync(NewConversation conversation, Allowance allowance, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        if (unit.IsBlockedBetween(conversation.StarterId, conversation.OtherId))
            return StartOutcome.Blocked;
        if (unit.HasLeft(conversation.OtherId))
            return StartOutcome.Left;
        if (View(unit, conversation.ConversationId, conversation.StarterId) is not null)
            return StartOutcome.Open;
        if (Started(unit, conversation.StarterId, allowance.Since) >= allowance.Limit)
            return StartOutcome.TooMany;
        unit.Execute(
            """
            INSERT INTO conversations VALUES (@ConversationId, @PictureId, @StarterId, @at, 0);
            INSERT INTO participants VALUES (@StarterId, @ConversationId, @OtherId, 0, 0, 0), (@OtherId, @ConversationId, @StarterId, 0, 0, 0);
            """,
            new
            {
                conversation.ConversationId, conversation.PictureId, conversation.StarterId, conversation.OtherId,
                at = conversation.At.ToUnixTimeMilliseconds(),
            });
        return StartOutcome.Open;
    }, cancellationToken);

    public Task<ConversationView?> FindAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        ReadAsync(unit => View(unit, conversationId, userId), cancellationToken);

    public Task<IReadOnlyList<ConversationView>> ListAsync(string userId, long before, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ConversationView>>(unit => unit.Query<ConversationRow>(
            $"""
            {ConversationRow.Select}
            WHERE p.user_id = @userId AND p.last_place > 0 AND p.last_place < @before ORDER BY p.last_place DESC LIMIT @limit
            """,
            new { userId, before, limit }).ConvertAll(row => row.ToView()), cancellationToken);

    public Task MarkReadAsync(string conversationId, string userId, long upTo, CancellationToken cancellationToken) => WriteAsync(unit => unit.Execute(
        """
        UPDATE participants SET read_up_to = @upTo, unread = (
            SELECT COUNT(*) FROM messages
            WHERE conversation_id = @conversationId AND ordinal > @upTo AND author_id <> @userId)
        WHERE user_id = @userId AND conversation_id = @conversationId AND read_up_to < @upTo
            AND @upTo <= (SELECT last_ordinal FROM conversations WHERE conversation_id = @conversationId)
        """,
        new { conversationId, userId, upTo }), cancellationToken);

    public Task<long> ReadUpToAsync(string conversationId, string userId, CancellationToken cancellationToken) => ReadAsync(
        unit => unit.Scalar<long?>(
            "SELECT read_up_to FROM participants WHERE user_id = @userId AND conversation_id = @conversationId", new { userId, conversationId }) ?? 0, cancellationToken);

    public Task<long> CountUnreadConversationsAsync(string userId, CancellationToken cancellationToken) => ReadAsync(
        unit => unit.Scalar<long>("SELECT COUNT(*) FROM participants WHERE user_id = @userId AND unread > 0", new { userId }), cancellationToken);

    private static ConversationView? View(SqliteUnit unit, string conversationId, string userId) => unit.Find<ConversationRow>(
        $"{ConversationRow.Select} WHERE p.user_id = @userId AND p.conversation_id = @conversationId",
        new { userId, conversationId })?.ToView();

    private static long Started(SqliteUnit unit, string starterId, DateTimeOffset since) => unit.Scalar<long>(
        "SELECT COUNT(*) FROM conversations WHERE starter_id = @starterId AND started_at > @since",
        new { starterId, since = since.ToUnixTimeMilliseconds() });
}
