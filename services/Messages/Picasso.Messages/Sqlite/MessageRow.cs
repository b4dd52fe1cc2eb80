using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

/// <summary>A row of <c>messages</c>.</summary>
internal sealed record MessageRow(
    string MessageId, string ConversationId, string AuthorId, string RecipientId, string Text, long SentAt, long Ordinal, long Place)
{
    public const string Select =
        """
        SELECT message_id AS MessageId, conversation_id AS ConversationId, author_id AS AuthorId, recipient_id AS RecipientId,
            text AS Text, sent_at AS SentAt, ordinal AS Ordinal, place AS Place
        FROM messages
        """;

    public StoredMessage ToMessage() =>
        new(MessageId, ConversationId, AuthorId, Text, DateTimeOffset.FromUnixTimeMilliseconds(SentAt), Ordinal);
}
