using Picasso.Messages.Storing;

namespace Picasso.Messages.Sqlite;

/// <summary>A participant's row with its conversation and the latest message.</summary>
internal sealed record ConversationRow(
    string ConversationId, string OtherId, string PictureId, long Unread, long LastPlace,
    string? MessageId, string? AuthorId, string? Text, long? SentAt, long? Ordinal)
{
    public const string Select =
        """
        SELECT p.conversation_id AS ConversationId, p.other_id AS OtherId, c.picture_id AS PictureId, p.unread AS Unread,
            p.last_place AS LastPlace, m.message_id AS MessageId, m.author_id AS AuthorId, m.text AS Text, m.sent_at AS SentAt,
            m.ordinal AS Ordinal
        FROM participants p
        JOIN conversations c ON c.conversation_id = p.conversation_id
        LEFT JOIN messages m ON m.conversation_id = p.conversation_id AND m.ordinal = c.last_ordinal
        """;

    public ConversationView ToView() => new(
        ConversationId, OtherId, PictureId, Unread, LastPlace,
        MessageId is null ? null : new StoredMessage(
            MessageId, ConversationId, AuthorId!, Text!, DateTimeOffset.FromUnixTimeMilliseconds(SentAt!.Value), Ordinal!.Value));
}
