using Dapper;
using Picasso.Messaging;
using Picasso.Messaging.Sqlite;
using Picasso.Users.Model;
using Picasso.Users.Requesting;

namespace Picasso.Users.Storing;

/// <summary>Requests for mailed links in SQLite, in the order of their arrival.</summary>
internal sealed class SqliteLinkRequests(UsersDatabase users) : ILinkRequests
{
    private static readonly OutboxTable s_table = new("link_requests", "id", "purpose, email") { Due = "free_at", Order = "place" };

    public IOutbox<LinkRequest> Outbox { get; } = new SqliteOutbox<Row, LinkRequest>(users.Database, s_table, row => row.ToLease());

    public Task AddAsync(LinkRequest request, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) => connection.Execute(
            "INSERT INTO link_requests (id, purpose, email) VALUES (@Id, @Purpose, @Email) ON CONFLICT (id) DO NOTHING",
            new { request.Id, Purpose = (int)request.Purpose, request.Email }, transaction));
        return Task.CompletedTask;
    }

    private sealed record Row(string Id, long Attempts, long Purpose, string Email)
    {
        public OutboxLease<LinkRequest> ToLease() => new(Id, Attempts, new LinkRequest(Id, (TokenPurpose)Purpose, Email));
    }
}
