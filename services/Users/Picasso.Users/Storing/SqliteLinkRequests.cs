using Dapper;
using Picasso.Users.Model;
using Picasso.Users.Requesting;

namespace Picasso.Users.Storing;

/// <summary>Requests for mailed links in SQLite, in the order of their arrival.</summary>
internal sealed class SqliteLinkRequests(UsersDatabase users) : ILinkRequests
{
    public Task AddAsync(LinkRequest request, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) => connection.Execute(
            "INSERT INTO link_requests (id, purpose, email) VALUES (@Id, @Purpose, @Email) ON CONFLICT (id) DO NOTHING",
            new { request.Id, Purpose = (int)request.Purpose, request.Email }, transaction));
        return Task.CompletedTask;
    }

    public Task<LinkRequest?> TakeAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult(users.Database.Write((connection, transaction) => connection.QuerySingleOrDefault<Row>(
            """
            UPDATE link_requests SET free_at = @until
            WHERE place = (SELECT place FROM link_requests WHERE free_at <= @now ORDER BY place LIMIT 1)
            RETURNING id AS Id, purpose AS Purpose, email AS Email
            """,
            new { now = now.ToUnixTimeMilliseconds(), until = (now + lease).ToUnixTimeMilliseconds() },
            transaction)?.ToRequest()));

    public Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) =>
            connection.Execute("DELETE FROM link_requests WHERE id = @id", new { id }, transaction));
        return Task.CompletedTask;
    }

    private sealed record Row(string Id, long Purpose, string Email)
    {
        public LinkRequest ToRequest() => new(Id, (TokenPurpose)Purpose, Email);
    }
}
