using Picasso.EmbeddedStorage;

namespace Picasso.Users.Storing;

/// <summary>The file of the embedded stores of this service. Times are Unix milliseconds.</summary>
internal sealed class UsersDatabase(DataDirectory data)
{
    private static readonly string[] s_migrations =
    [
        """
        CREATE TABLE accounts (id TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL, due_at INTEGER NULL) WITHOUT ROWID;
        CREATE INDEX accounts_due ON accounts (due_at) WHERE due_at IS NOT NULL;
        CREATE TABLE account_keys (key TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES accounts (id)) WITHOUT ROWID;
        CREATE INDEX account_keys_account ON account_keys (account_id);
        CREATE TABLE attempts (key TEXT PRIMARY KEY, count INTEGER NOT NULL, ends_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX attempts_end ON attempts (ends_at);
        CREATE TABLE link_requests (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, purpose INTEGER NOT NULL, email TEXT NOT NULL);
        """,
        // The end of a relay's lease of the request: several processes may relay.
        "ALTER TABLE link_requests ADD COLUMN free_at INTEGER NOT NULL DEFAULT 0;",
        """
        CREATE TABLE pending_registrations (
            place INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE, email TEXT NOT NULL, ends_at INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE INDEX pending_registrations_email ON pending_registrations (email, place);
        CREATE INDEX pending_registrations_end ON pending_registrations (ends_at);
        """,
        """
        CREATE TABLE operator_acts (id TEXT PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, user_id TEXT NOT NULL, done_by TEXT NOT NULL) WITHOUT ROWID;
        """,
        // When the next attempt under a key is granted: attempts are slowed down, not locked out.
        "ALTER TABLE attempts ADD COLUMN next_at INTEGER NOT NULL DEFAULT 0;",
        // How often a request was leased.
        "ALTER TABLE link_requests ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;",
    ];

    /// <summary>The open database.</summary>
    public SqliteDatabase Database { get; } = new(data.File("users.db"), s_migrations);
}
