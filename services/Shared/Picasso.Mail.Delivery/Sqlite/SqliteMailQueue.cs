using Dapper;
using Picasso.EmbeddedStorage;
using Picasso.Mail.Delivery.Queueing;
using Picasso.Messaging;
using Picasso.Messaging.Sqlite;

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

    private static readonly OutboxTable s_queue = new("mails", "id", "key, recipient, subject, text, html")
    {
        Order = "next_at, id",
        Waiting = "state = 0",
        Completed = End(MailState.Sent),
        Discarded = End(MailState.Failed),
    };

    public IOutbox<QueuedMail> Outbox => field ??= new SqliteOutbox<QueuedRow, QueuedMail>(_database, s_queue, row => row.ToLease());

    public Task AddAsync(MailMessage mail, MailState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { mail.Key, mail.To, mail.Subject, mail.Text, mail.Html, now = now.ToUnixTimeMilliseconds(), state = (int)state };
        _database.Write((connection, transaction) => connection.Execute(
            """
            INSERT INTO mails (key, recipient, subject, text, html, queued_at, state, attempts, next_at)
            VALUES (@Key, @To, @Subject, @Text, @Html, @now, @state, 0, @now)
            ON CONFLICT (key) DO NOTHING
            """,
            parameters, transaction));
        return Task.CompletedTask;
    }

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

    // The words may hold one-time links: they are deleted with the end of the mail.
    private static string End(MailState state) => $"state = {(int)state}, recipient = '', subject = '', text = '', html = ''";

    private sealed record QueuedRow(long Id, long Attempts, string Key, string Recipient, string Subject, string Text, string Html)
    {
        public OutboxLease<QueuedMail> ToLease() => new(Id.ToString(), Attempts, new QueuedMail(Key, Recipient, Subject, Text, Html));
    }

    private sealed record BoxedRow(long Id, string Recipient, string Subject, string Text, string Html, long QueuedAt)
    {
        public BoxedMail ToMail() =>
            new(Id.ToString(), Recipient, Subject, Text, Html, DateTimeOffset.FromUnixTimeMilliseconds(QueuedAt));
    }
}
