namespace Picasso.Messages.Sqlite;

/// <summary>The schema of <c>messages.db</c>. Times are Unix milliseconds. Only append to the list.</summary>
internal static class MessagesSchema
{
    public const string FileName = "messages.db";

    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE places (only INTEGER PRIMARY KEY CHECK (only = 1), last INTEGER NOT NULL) STRICT;
        INSERT INTO places VALUES (1, 0);

        CREATE TABLE conversations (
            conversation_id TEXT PRIMARY KEY,
            picture_id      TEXT NOT NULL,
            starter_id      TEXT NOT NULL,
            started_at      INTEGER NOT NULL,
            last_ordinal    INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX conversations_of_starter ON conversations (starter_id, started_at);

        CREATE TABLE participants (
            user_id         TEXT NOT NULL,
            conversation_id TEXT NOT NULL,
            other_id        TEXT NOT NULL,
            read_up_to      INTEGER NOT NULL,
            unread          INTEGER NOT NULL CHECK (unread >= 0),
            last_place      INTEGER NOT NULL,
            PRIMARY KEY (user_id, conversation_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX participants_latest ON participants (user_id, last_place) WHERE last_place > 0;
        CREATE INDEX participants_unread ON participants (user_id) WHERE unread > 0;

        CREATE TABLE messages (
            message_id      TEXT PRIMARY KEY,
            conversation_id TEXT NOT NULL,
            ordinal         INTEGER NOT NULL,
            place           INTEGER NOT NULL UNIQUE,
            author_id       TEXT NOT NULL,
            recipient_id    TEXT NOT NULL,
            text            TEXT NOT NULL,
            sent_at         INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX messages_of_conversation ON messages (conversation_id, ordinal);
        CREATE INDEX messages_to ON messages (recipient_id, place);
        CREATE INDEX messages_by ON messages (author_id, place);
        CREATE INDEX messages_pace ON messages (author_id, sent_at);

        CREATE TABLE notifications (
            user_id         TEXT NOT NULL,
            key             TEXT NOT NULL,
            notification_id TEXT NOT NULL UNIQUE,
            occasion        INTEGER NOT NULL,
            actor_id        TEXT NOT NULL,
            picture_id      TEXT NOT NULL,
            comment_id      TEXT NOT NULL,
            count           INTEGER NOT NULL,
            at              INTEGER NOT NULL,
            place           INTEGER NOT NULL UNIQUE,
            is_read         INTEGER NOT NULL,
            PRIMARY KEY (user_id, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notifications_latest ON notifications (user_id, place);
        CREATE INDEX notifications_unread ON notifications (user_id) WHERE is_read = 0;

        CREATE TABLE blocks (
            blocker_id TEXT NOT NULL,
            blocked_id TEXT NOT NULL,
            PRIMARY KEY (blocker_id, blocked_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE departed (user_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        """,
    ];
}
