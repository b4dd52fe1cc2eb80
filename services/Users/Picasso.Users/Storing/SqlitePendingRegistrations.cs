using System.Text.Json;
using Dapper;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.Storing;

/// <summary>Pending registrations in SQLite, as JSON documents.</summary>
internal sealed class SqlitePendingRegistrations(UsersDatabase users) : IPendingRegistrations
{
    public Task AddAsync(PendingRegistration registration, int keep, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = new
        {
            Token = registration.TokenHash,
            Email = EmailAddress.Normalize(registration.Email),
            EndsAt = registration.ExpiresAt.ToUnixTimeMilliseconds(),
            Body = JsonSerializer.Serialize(registration),
            Now = now.ToUnixTimeMilliseconds(),
            Keep = keep,
        };
        users.Database.Write((connection, transaction) =>
        {
            connection.Execute("DELETE FROM pending_registrations WHERE ends_at <= @Now", row, transaction);
            connection.Execute(
                "INSERT INTO pending_registrations (token, email, ends_at, body) VALUES (@Token, @Email, @EndsAt, @Body)", row, transaction);
            return connection.Execute(
                """
                DELETE FROM pending_registrations WHERE place IN (
                    SELECT place FROM pending_registrations WHERE email = @Email ORDER BY place DESC LIMIT -1 OFFSET @Keep)
                """,
                row, transaction);
        });
        return Task.CompletedTask;
    }

    public Task<PendingRegistration?> FindAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(First(
        "SELECT body FROM pending_registrations WHERE token = @key AND ends_at > @now", tokenHash, now));

    public Task<PendingRegistration?> FindLatestAsync(string email, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(First(
        "SELECT body FROM pending_registrations WHERE email = @key AND ends_at > @now ORDER BY place DESC LIMIT 1",
        EmailAddress.Normalize(email), now));

    public Task RemoveAllAsync(string email, CancellationToken cancellationToken)
    {
        users.Database.Write((connection, transaction) => connection.Execute(
            "DELETE FROM pending_registrations WHERE email = @email", new { email = EmailAddress.Normalize(email) }, transaction));
        return Task.CompletedTask;
    }

    private PendingRegistration? First(string sql, string key, DateTimeOffset now)
    {
        using var connection = users.Database.Open();
        var body = connection.QuerySingleOrDefault<string>(sql, new { key, now = now.ToUnixTimeMilliseconds() });
        return body is null ? null : JsonSerializer.Deserialize<PendingRegistration>(body);
    }
}
