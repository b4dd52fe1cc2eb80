using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.Mail.Delivery.Queueing;

namespace Picasso.Mail.Delivery.Sqlite;

/// <summary>The durable queue of a machine's mail, in one file. Times are Unix milliseconds.</summary>
internal sealed class SqliteMailQueue(DataDirectory data) : IMailQueue
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

    public Task AddAsync(MailMessage mail, MailState state, DateTimeOffset now, CancellationToken cancellationToken) => Execute(
        """
        INSERT INTO mails (key, recipient, subject, text, html, queued_at, state, attempts, next_at)
        VALUES (@Key, @To, @Subject, @Text, @Html, @now, @state, 0, @now)
        ON CONFLICT (key) DO NOTHING
        """,
        new { mail.Key, mail.To, mail.Subject, mail.Text, mail.Html, now = now.ToUnixTimeMilliseconds(), state = (int)state });

    public Task<QueuedMail?> TakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Write((connection, transaction) => connection.QuerySingleOrDefault<QueuedRow>(
            """
            UPDATE mails SET attempts = attempts + 1, next_at = @until
            WHERE id = (SELECT id FROM mails WHERE state = 0 AND next_at <= @now ORDER BY next_at, id LIMIT 1)
            RETURNING id, key, recipient, subject, text, html, attempts
            """,
            new { now = now.ToUnixTimeMilliseconds(), until = (now + lease).ToUnixTimeMilliseconds() },
            transaction)?.ToMail()));

    public Task PostponeAsync(QueuedMail mail, DateTimeOffset until, CancellationToken cancellationToken) => Execute(
        "UPDATE mails SET next_at = @until WHERE key = @Key AND state = 0 AND attempts = @Attempts",
        new { mail.Key, mail.Attempts, until = until.ToUnixTimeMilliseconds() });

    public Task EndAsync(QueuedMail mail, MailState state, CancellationToken cancellationToken) => Execute(
        """
        UPDATE mails SET state = @state, recipient = '', subject = '', text = '', html = ''
        WHERE key = @Key AND state = 0 AND (@state = 1 OR attempts = @Attempts)
        """,
        new { mail.Key, mail.Attempts, state = (int)state });

    public Task<IReadOnlyList<BoxedMail>> ListBoxedAsync(string? to, int limit, CancellationToken cancellationToken)
    {
        using var connection = _database.Open();
        return Task.FromResult<IReadOnlyList<BoxedMail>>([.. connection.Query<BoxedRow>(
            """
            SELECT id, recipient, subject, text, html, queued_at AS QueuedAt FROM mails
            WHERE state = 3 AND (@to IS NULL OR recipient = @to) ORDER BY id DESC LIMIT @limit
            """,
            new { to, limit }).Select(row => row.ToMail())]);
    }

    private Task Execute(string sql, object parameters)
    {
        _database.Write((connection, transaction) => connection.Execute(sql, parameters, transaction));
        return Task.CompletedTask;
    }

    private sealed record QueuedRow(long Id, string Key, string Recipient, string Subject, string Text, string Html, long Attempts)
    {
        public QueuedMail ToMail() => new(Id.ToString(), Key, Recipient, Subject, Text, Html, Attempts);
    }

    private sealed record BoxedRow(long Id, string Recipient, string Subject, string Text, string Html, long QueuedAt)
    {
        public BoxedMail ToMail() =>
            new(Id.ToString(), Recipient, Subject, Text, Html, DateTimeOffset.FromUnixTimeMilliseconds(QueuedAt));
    }
}
