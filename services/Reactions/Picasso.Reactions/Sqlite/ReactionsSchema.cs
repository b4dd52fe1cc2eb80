namespace Picasso.Reactions.Sqlite;

/// <summary>The schema of <c>reactions.db</c>. Times are Unix milliseconds. Only append to the list.</summary>
internal static class ReactionsSchema
{
    public const string FileName = "reactions.db";

    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE counts (
            picture_id TEXT PRIMARY KEY,
            likes      INTEGER NOT NULL CHECK (likes >= 0),
            comments   INTEGER NOT NULL CHECK (comments >= 0),
            version    INTEGER NOT NULL,
            change     INTEGER NOT NULL UNIQUE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE likes (
            picture_id TEXT NOT NULL,
            user_id    TEXT NOT NULL,
            liked_at   INTEGER NOT NULL,
            PRIMARY KEY (picture_id, user_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE comments (
            comment_id TEXT PRIMARY KEY,
            picture_id TEXT NOT NULL,
            author_id  TEXT NOT NULL,
            ordinal    INTEGER NOT NULL,
            text       TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            edited_at  INTEGER,
            deleted_at INTEGER,
            deleted_by TEXT,
            deleted_as INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX comments_of_picture ON comments (picture_id, ordinal) WHERE deleted_at IS NULL;
        CREATE INDEX comments_of_author ON comments (author_id, created_at);

        CREATE TABLE follows (
            follower_id TEXT NOT NULL,
            followed_id TEXT NOT NULL,
            followed_at INTEGER NOT NULL,
            PRIMARY KEY (follower_id, followed_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX follows_of_followed ON follows (followed_id);

        CREATE TABLE follow_counts (
            user_id   TEXT PRIMARY KEY,
            followers INTEGER NOT NULL CHECK (followers >= 0),
            following INTEGER NOT NULL CHECK (following >= 0)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            key      TEXT NOT NULL UNIQUE,
            type     TEXT NOT NULL,
            body     TEXT NOT NULL
        ) STRICT;
        """,
        "ALTER TABLE comments ADD COLUMN fingerprint TEXT;",
        // When an event is due, or the lease of a relay ends; how often it was leased.
        """
        ALTER TABLE outbox ADD COLUMN next_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
        """,
        // Views and likes by day. Viewers are kept for as long as views of their day may come. A like knows its owner, to be taken from the right count.
        """
        CREATE TABLE activity (
            owner_id   TEXT NOT NULL,
            day        INTEGER NOT NULL,
            picture_id TEXT NOT NULL,
            views      INTEGER NOT NULL CHECK (views >= 0),
            likes      INTEGER NOT NULL CHECK (likes >= 0),
            PRIMARY KEY (owner_id, day, picture_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX activity_by_day ON activity (day);

        CREATE TABLE viewers (
            day        INTEGER NOT NULL,
            picture_id TEXT NOT NULL,
            viewer     TEXT NOT NULL,
            PRIMARY KEY (day, picture_id, viewer)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE likes ADD COLUMN owner_id TEXT;
        """,
    ];
}
