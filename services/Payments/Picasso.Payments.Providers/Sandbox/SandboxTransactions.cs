using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>The sandbox's own records in a separate file, independent of Picasso's data, as another company would keep them.</summary>
internal sealed class SandboxTransactions(DataDirectory data)
{
    private static readonly string[] s_migrations =
    [
        """
        CREATE TABLE methods (
            token TEXT PRIMARY KEY,
            behaviour TEXT NOT NULL,
            last4 TEXT NOT NULL,
            created_at INTEGER NOT NULL);
        CREATE TABLE payments (
            idempotency_key TEXT PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            purchase_id TEXT NOT NULL,
            behaviour TEXT NOT NULL,
            amount_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            settles_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL);
        CREATE TABLE refunds (
            idempotency_key TEXT PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            payment_id TEXT NOT NULL REFERENCES payments (id),
            amount_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            created_at INTEGER NOT NULL);
        CREATE INDEX refunds_of_payment ON refunds (payment_id);
        """,
        """
        CREATE TABLE disputes_heard (payment_id TEXT PRIMARY KEY REFERENCES payments (id));
        CREATE INDEX payments_by_behaviour ON payments (behaviour, created_at);
        """,
        """
        CREATE TABLE accounts (
            id TEXT PRIMARY KEY,
            active INTEGER NOT NULL,
            created_at INTEGER NOT NULL);
        CREATE TABLE transfers (
            idempotency_key TEXT PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account_id TEXT NOT NULL REFERENCES accounts (id),
            amount_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            state TEXT NOT NULL,
            created_at INTEGER NOT NULL);
        """,
        """
        ALTER TABLE methods ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
        ALTER TABLE payments ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
        CREATE TABLE disputes (
            payment_id TEXT PRIMARY KEY REFERENCES payments (id),
            state TEXT NOT NULL);
        """,
    ];

    private readonly SqliteDatabase _database = new(data.File("sandbox-provider.db"), s_migrations);

    /// <summary>Runs work in one transaction.</summary>
    public T Write<T>(Func<SandboxEntries, T> work) =>
        _database.Write((connection, transaction) => work(new SandboxEntries(connection, transaction)));
}

/// <summary>Reads and writes single rows within a transaction.</summary>
internal sealed partial class SandboxEntries(SqliteConnection connection, SqliteTransaction transaction)
{
    private const string Payment = """
        SELECT idempotency_key AS IdempotencyKey, id, behaviour, amount_minor AS AmountMinor, currency, state, reason,
               settles_at AS SettlesAt, fingerprint
        FROM payments
        """;

    public void AddMethod(string token, CardBehaviour behaviour, string last4, string fingerprint, DateTimeOffset now) => connection.Execute(
        "INSERT INTO methods (token, behaviour, last4, fingerprint, created_at) VALUES (@token, @behaviour, @last4, @fingerprint, @now)",
        new { token, behaviour = behaviour.ToString(), last4, fingerprint, now = now.ToUnixTimeMilliseconds() }, transaction);

    public SandboxMethod? FindMethod(string token) => connection.QuerySingleOrDefault<SandboxMethod>(
        "SELECT behaviour, last4, fingerprint FROM methods WHERE token = @token", new { token }, transaction);

    public SandboxPayment? FindPayment(string key) =>
        connection.QuerySingleOrDefault<SandboxPayment>($"{Payment} WHERE idempotency_key = @key", new { key }, transaction);

    public SandboxPayment? FindPaymentById(string id) =>
        connection.QuerySingleOrDefault<SandboxPayment>($"{Payment} WHERE id = @id", new { id }, transaction);

    public SandboxPayment AddPayment(SandboxPayment payment, string purchaseId, DateTimeOffset now)
    {
        connection.Execute(
            """
            INSERT INTO payments (idempotency_key, id, purchase_id, behaviour, amount_minor, currency, state, reason, settles_at, fingerprint, created_at)
            VALUES (@IdempotencyKey, @Id, @purchaseId, @Behaviour, @AmountMinor, @Currency, @State, @Reason, @SettlesAt, @Fingerprint, @now)
            """,
            new
            {
                payment.IdempotencyKey, payment.Id, purchaseId, payment.Behaviour, payment.AmountMinor, payment.Currency,
                payment.State, payment.Reason, payment.SettlesAt, payment.Fingerprint, now = now.ToUnixTimeMilliseconds(),
            },
            transaction);
        return payment;
    }

    public SandboxPayment Set(SandboxPayment payment, string state, string reason = "")
    {
        connection.Execute(
            "UPDATE payments SET state = @state, reason = @reason WHERE idempotency_key = @IdempotencyKey",
            new { state, reason, payment.IdempotencyKey }, transaction);
        return payment with { State = state, Reason = reason };
    }

    public SandboxRefund? FindRefund(string key) => connection.QuerySingleOrDefault<SandboxRefund>(
        """
        SELECT idempotency_key AS IdempotencyKey, id, amount_minor AS AmountMinor, currency, state, attempts
        FROM refunds WHERE idempotency_key = @key
        """,
        new { key }, transaction);

    public long RefundedOf(string paymentId, string exceptKey) => connection.ExecuteScalar<long>(
        "SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = @paymentId AND state = 'succeeded' AND idempotency_key <> @exceptKey",
        new { paymentId, exceptKey }, transaction);

    public void PutRefund(SandboxRefund refund, string paymentId, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO refunds (idempotency_key, id, payment_id, amount_minor, currency, state, attempts, created_at)
        VALUES (@IdempotencyKey, @Id, @paymentId, @AmountMinor, @Currency, @State, @Attempts, @now)
        ON CONFLICT (idempotency_key) DO UPDATE SET state = excluded.state, attempts = excluded.attempts
        """,
        new
        {
            refund.IdempotencyKey, refund.Id, paymentId, refund.AmountMinor, refund.Currency, refund.State, refund.Attempts,
            now = now.ToUnixTimeMilliseconds(),
        },
        transaction);
}
