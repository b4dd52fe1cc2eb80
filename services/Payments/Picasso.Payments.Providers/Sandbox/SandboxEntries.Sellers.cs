using Dapper;

namespace Picasso.Payments.Providers.Sandbox;

// Accounts of sellers, transfers to them, and the list of records.
internal sealed partial class SandboxEntries
{
    public ProviderAccount OpenAccount(string id, DateTimeOffset now)
    {
        connection.Execute(
            "INSERT OR IGNORE INTO accounts (id, active, created_at) VALUES (@id, 0, @now)",
            new { id, now = now.ToUnixTimeMilliseconds() }, transaction);
        return GetAccount(id);
    }

    public ProviderAccount GetAccount(string id) => new(
        id, connection.ExecuteScalar<long?>("SELECT active FROM accounts WHERE id = @id", new { id }, transaction) == 1);

    public int Onboard(string id) => connection.Execute("UPDATE accounts SET active = 1 WHERE id = @id", new { id }, transaction);

    public SandboxTransfer? FindTransfer(string key) => connection.QuerySingleOrDefault<SandboxTransfer>(
        "SELECT id, account_id AS AccountId, amount_minor AS AmountMinor, currency FROM transfers WHERE idempotency_key = @key",
        new { key }, transaction);

    public string AddTransfer(string id, TransferOrder order, DateTimeOffset now)
    {
        connection.Execute(
            """
            INSERT INTO transfers (idempotency_key, id, account_id, amount_minor, currency, state, created_at)
            VALUES (@Key, @id, @AccountId, @minor, @currency, 'succeeded', @now)
            """,
            new { order.Key, id, order.AccountId, minor = order.Amount.Minor, currency = order.Amount.Currency, now = now.ToUnixTimeMilliseconds() },
            transaction);
        return id;
    }

    public List<SandboxLine> Query(string sql, long since, long after) =>
        [.. connection.Query<SandboxLine>(sql, new { since, after }, transaction)];
}
