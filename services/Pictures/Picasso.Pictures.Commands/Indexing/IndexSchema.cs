namespace Picasso.Pictures.Commands.Indexing;

internal static class IndexSchema
{
    /// <summary>Only append to this list.</summary>
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL);
        INSERT INTO checkpoint VALUES (1, 0);

        CREATE TABLE pictures (
            picture_id TEXT PRIMARY KEY,
            owner_id TEXT NOT NULL,
            perceptual_hash TEXT NOT NULL,
            sold INTEGER NOT NULL DEFAULT 0,
            listed INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID;
        CREATE INDEX pictures_by_owner ON pictures (owner_id);

        CREATE TABLE hash_pieces (
            band INTEGER NOT NULL,
            piece INTEGER NOT NULL,
            picture_id TEXT NOT NULL,
            PRIMARY KEY (band, piece, picture_id)
        ) WITHOUT ROWID;
        CREATE INDEX hash_pieces_by_picture ON hash_pieces (picture_id);

        CREATE TABLE closed_accounts (user_id TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE left_behind (picture_id TEXT PRIMARY KEY, owner_id TEXT NOT NULL) WITHOUT ROWID;
        """,
        "ALTER TABLE pictures ADD COLUMN flat_look TEXT NOT NULL DEFAULT '';",
        """
        ALTER TABLE pictures ADD COLUMN uploaded INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pictures ADD COLUMN previews_settled INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX pictures_to_preview ON pictures (uploaded DESC, picture_id) WHERE previews_settled = 0;
        """,
    ];
}
