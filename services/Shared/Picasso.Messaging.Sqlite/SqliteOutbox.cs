using Dapper;
using Picasso.EmbeddedStorage;

namespace Picasso.Messaging.Sqlite;

/// <summary>An outbox in a table of SQLite.</summary>
/// <typeparam name="TRow">A row: the columns of <paramref name="table"/> with its id and attempts.</typeparam>
/// <typeparam name="T">What is delivered.</typeparam>
/// <param name="database">The file, which the service's changes are written to as well.</param>
/// <param name="table">The table.</param>
/// <param name="read">The latest lease of a row.</param>
public sealed class SqliteOutbox<TRow, T>(SqliteDatabase database, OutboxTable table, Func<TRow, OutboxLease<T>> read) : IOutbox<T>
{
    private static readonly long s_never = OutboxTime.Never.ToUnixTimeMilliseconds();

    private readonly string _isDue = $"SELECT EXISTS (SELECT 1 FROM {table.Name} WHERE {table.Waiting} AND {table.Due} <= @now)";

    private readonly string _due =
        $"""
        SELECT {table.Id}, {table.Attempts}, {table.Columns} FROM {table.Name}
        WHERE {table.Waiting} AND {table.Due} <= @now ORDER BY {table.Order} LIMIT @limit
        """;

    private readonly string _lease = Change(table, $"{table.Attempts} = {table.Attempts} + 1, {table.Due} = @until", $"{table.Id} IN @ids");

    private readonly string _complete = Change(table, table.Completed, $"{table.Id} IN @ids AND {table.Waiting}");

    private readonly string _setAside = Change(
        table, table.Discarded ?? $"{table.Due} = @never", $"{table.Id} = @Id AND {table.Attempts} = @Attempt AND {table.Waiting}");

    private readonly string _postpone = Change(
        table, $"{table.Due} = @until", $"{table.Id} = @Id AND {table.Attempts} = @Attempt AND {table.Waiting}");

    private readonly string _redrive = Change(table, $"{table.Due} = @now", $"{table.Due} >= @never AND {table.Waiting}");

    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxLease<T>>> TakeAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (due, until) = (now.ToUnixTimeMilliseconds(), (now + lease).ToUnixTimeMilliseconds());
        return Task.FromResult<IReadOnlyList<OutboxLease<T>>>(IsAnyDue(due) ? database.Write((connection, transaction) =>
        {
            var leases = connection.Query<TRow>(_due, new { now = due, limit }, transaction).Select(ReadLease).ToList();
            if (leases.Count > 0)
                connection.Execute(_lease, new { ids = leases.Select(one => one.Id), until }, transaction);
            return leases;
        }) : []);
    }

    /// <inheritdoc />
    public Task CompleteAsync(IReadOnlyList<OutboxLease<T>> leases, CancellationToken cancellationToken) =>
        ExecuteAsync(_complete, new { ids = leases.Select(lease => lease.Id) }, cancellationToken);

    /// <inheritdoc />
    public Task PostponeAsync(OutboxLease<T> lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        ExecuteAsync(_postpone, new { lease.Id, lease.Attempt, until = until.ToUnixTimeMilliseconds() }, cancellationToken);

    /// <inheritdoc />
    public Task SetAsideAsync(OutboxLease<T> lease, CancellationToken cancellationToken) =>
        ExecuteAsync(_setAside, new { lease.Id, lease.Attempt, never = s_never }, cancellationToken);

    /// <inheritdoc />
    public async Task<long> RedriveAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await ExecuteAsync(_redrive, new { now = now.ToUnixTimeMilliseconds(), never = s_never }, cancellationToken);

    private static string Change(OutboxTable table, string? assignments, string condition) =>
        assignments is null ? $"DELETE FROM {table.Name} WHERE {condition}" : $"UPDATE {table.Name} SET {assignments} WHERE {condition}";

    // A row is read before this lease is counted in it.
    private OutboxLease<T> ReadLease(TRow row)
    {
        var lease = read(row);
        return lease with { Attempt = lease.Attempt + 1 };
    }

    // Most polls find nothing: those take no write lock.
    private bool IsAnyDue(long now)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<bool>(_isDue, new { now });
    }

    private Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Write((connection, transaction) => connection.Execute(sql, parameters, transaction)));
    }
}
