using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;

namespace Picasso.Mail.Queueing;

/// <summary>The durable queue of a machine's mail. Times are Unix milliseconds.</summary>
internal sealed class SqliteMailQueue(DataDirectory data) : IDisposable
{
    private static readonly string[] s_migrations =
    [
        """
        CREATE TABLE mails (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            recipient TEXT NOT NULL COLLATE NOCASE,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            html TEXT NOT NULL,
            queued_at INTEGER NOT NULL,
            state INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            next_at INTEGER NOT NULL);
        CREATE INDEX mails_due ON mails (next_at) WHERE state = 0;
        CREATE INDEX mails_boxed ON mails (recipient, id) WHERE state = 3;
        """,
    ];

    private readonly SqliteDatabase _database = new(data.File("mail.db"), s_migrations);

    /// <summary>Raised when this process queued something.</summary>
    public Signal Added { get; } = new();

    /// <summary>Stores a mail unless its key is known.</summary>
    public void Add(MailMessage mail, MailState state, DateTimeOffset now) => _database.Write((connection, transaction) =>
        connection.Execute(
            """
            INSERT INTO mails (key, recipient, subject, text, html, queued_at, state, attempts, next_at)
            VALUES (@Key, @To, @Subject, @Text, @Html, @now, @state, 0, @now)
            ON CONFLICT (key) DO NOTHING
            """,
            new { mail.Key, mail.To, mail.Subject, mail.Text, mail.Html, now = now.ToUnixTimeMilliseconds(), state = (int)state },
            transaction));

    /// <summary>Takes the mail that has been due longest; nobody else gets it before the lease ends.</summary>
    public QueuedMail? Take(DateTimeOffset now, TimeSpan lease) => _database.Write((connection, transaction) =>
        connection.QuerySingleOrDefault<QueuedMail>(
            """
            UPDATE mails SET attempts = attempts + 1, next_at = @until
            WHERE id = (SELECT id FROM mails WHERE state = 0 AND next_at <= @now ORDER BY next_at, id LIMIT 1)
            RETURNING id, key, recipient, subject, text, html, attempts
            """,
            new { now = now.ToUnixTimeMilliseconds(), until = (now + lease).ToUnixTimeMilliseconds() },
            transaction));

    /// <summary>Tries again later.</summary>
    public void Postpone(long id, DateTimeOffset until) => _database.Write((connection, transaction) =>
        connection.Execute(
            "UPDATE mails SET next_at = @until WHERE id = @id AND state = 0",
            new { id, until = until.ToUnixTimeMilliseconds() }, transaction));

    /// <summary>Ends a mail. Its words may hold one-time links, so that they go with it.</summary>
    public void End(long id, MailState state) => _database.Write((connection, transaction) =>
        connection.Execute(
            "UPDATE mails SET state = @state, recipient = '', subject = '', text = '', html = '' WHERE id = @id AND state = 0",
            new { id, state = (int)state }, transaction));

    /// <summary>The local box, latest first.</summary>
    public IReadOnlyList<BoxedMail> ListBoxed(string? to, int limit)
    {
        using var connection = _database.Open();
        return [.. connection.Query<BoxedRow>(
            """
            SELECT id, recipient, subject, text, html, queued_at AS QueuedAt FROM mails
            WHERE state = 3 AND (@to IS NULL OR recipient = @to) ORDER BY id DESC LIMIT @limit
            """,
            new { to, limit }).Select(row => row.ToMail())];
    }

    public void Dispose() => Added.Dispose();

    private sealed record BoxedRow(long Id, string Recipient, string Subject, string Text, string Html, long QueuedAt)
    {
        public BoxedMail ToMail() =>
            new(Id.ToString(), Recipient, Subject, Text, Html, DateTimeOffset.FromUnixTimeMilliseconds(QueuedAt));
    }
}
