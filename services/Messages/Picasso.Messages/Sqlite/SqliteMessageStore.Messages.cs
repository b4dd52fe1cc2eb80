using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

internal sealed partial class SqliteMessageStore
{
    public Task<SendOutcome> SendAsync(NewMessage message, Allowance allowance, CancellationToken cancellationToken) => WriteAsync(unit =>
    {
        if (View(unit, message.ConversationId, message.AuthorId) is not { } conversation)
            return new SendOutcome(SendAnswer.NoParticipant);
        if (Message(unit, message.MessageId) is { } taken)
            return SendOutcome.OfTaken(taken, message);
        if (ErrorOf(unit, message, conversation.OtherId, allowance) is { } error)
            return new SendOutcome(error);
        Add(unit, message, conversation.OtherId);
        return new SendOutcome(SendAnswer.Sent, Message(unit, message.MessageId), conversation.OtherId);
    }, cancellationToken);

    public Task<IReadOnlyList<StoredMessage>> ListMessagesAsync(string conversationId, long before, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<StoredMessage>>(unit => unit.Query<MessageRow>(
            $"{MessageRow.Select} WHERE conversation_id = @conversationId AND ordinal < @before ORDER BY ordinal DESC LIMIT @limit",
            new { conversationId, before, limit }).ConvertAll(row => row.ToMessage()), cancellationToken);

    private static void Add(SqliteUnit unit, NewMessage message, string recipientId)
    {
        var ordinal = unit.Scalar<long>(
            "UPDATE conversations SET last_ordinal = last_ordinal + 1 WHERE conversation_id = @ConversationId RETURNING last_ordinal", message);
        unit.Execute(
            """
            INSERT INTO messages VALUES (@MessageId, @ConversationId, @ordinal, @place, @AuthorId, @recipientId, @Text, @at);
            UPDATE participants SET last_place = @place, unread = unread + (user_id = @recipientId)
            WHERE user_id IN (@AuthorId, @recipientId) AND conversation_id = @ConversationId;
            """,
            new
            {
                message.MessageId, message.ConversationId, message.AuthorId, message.Text, recipientId, ordinal,
                place = unit.NextPlace(), at = message.At.ToUnixTimeMilliseconds(),
            });
    }

    private static SendAnswer? ErrorOf(SqliteUnit unit, NewMessage message, string otherId, Allowance allowance)
    {
        if (unit.IsBlockedBetween(message.AuthorId, otherId))
            return SendAnswer.Blocked;
        if (unit.HasLeft(otherId))
            return SendAnswer.Left;
        return Written(unit, message.AuthorId, allowance.Since) >= allowance.Limit ? SendAnswer.TooMany : null;
    }

    private static StoredMessage? Message(SqliteUnit unit, string messageId) =>
        unit.Find<MessageRow>($"{MessageRow.Select} WHERE message_id = @messageId", new { messageId })?.ToMessage();

    private static long Written(SqliteUnit unit, string authorId, DateTimeOffset since) => unit.Scalar<long>(
        "SELECT COUNT(*) FROM messages WHERE author_id = @authorId AND sent_at > @since",
        new { authorId, since = since.ToUnixTimeMilliseconds() });
}
