using Dapper;
using Picasso.Users.Operating;

namespace Picasso.Users.Storing;

/// <summary>The audit log of the operators' role in SQLite.</summary>
internal sealed class SqliteOperatorActs(UsersDatabase users) : IOperatorActs
{
    public Task AddAsync(OperatorAct act, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) => connection.Execute(
            "INSERT INTO operator_acts (id, at, kind, user_id, done_by) VALUES (@Id, @At, @Kind, @UserId, @By)",
            new { act.Id, At = act.At.ToUnixTimeMilliseconds(), act.Kind, UserId = act.UserId.Value, act.By }, transaction));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OperatorAct>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        using var connection = users.Database.Open();
        var rows = connection.Query<Row>(
            "SELECT id AS Id, at AS At, kind AS Kind, user_id AS UserId, done_by AS DoneBy FROM operator_acts ORDER BY id DESC LIMIT @limit", new { limit });
        return Task.FromResult<IReadOnlyList<OperatorAct>>([.. rows.Select(row =>
            new OperatorAct(row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Kind, row.UserId, row.DoneBy))]);
    }

    private sealed record Row(string Id, long At, string Kind, string UserId, string DoneBy);
}
