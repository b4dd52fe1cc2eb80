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

    public Task<IReadOnlyList<LinkRequest>> OldestAsync(int limit, CancellationToken cancellationToken)
    {
        using var connection = users.Database.Open();
        return Task.FromResult<IReadOnlyList<LinkRequest>>(
        [
            .. connection.Query<(string Id, int Purpose, string Email)>(
                "SELECT id, purpose, email FROM link_requests ORDER BY place LIMIT @limit", new { limit })
                .Select(row => new LinkRequest(row.Id, (TokenPurpose)row.Purpose, row.Email)),
        ]);
    }

    public Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) =>
            connection.Execute("DELETE FROM link_requests WHERE id = @id", new { id }, transaction));
        return Task.CompletedTask;
    }
}
