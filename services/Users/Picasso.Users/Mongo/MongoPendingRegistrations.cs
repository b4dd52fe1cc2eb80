using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.Mongo;

/// <summary>Pending registrations in MongoDB. The server's TTL index removes expired ones; until then reads skip them.</summary>
internal sealed class MongoPendingRegistrations(DocumentDatabases databases) : IPendingRegistrations
{
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly FilterDefinitionBuilder<PendingDocument> s_where = Builders<PendingDocument>.Filter;

    private readonly IMongoCollection<PendingDocument> _pending = MongoUsersSchema.Pending(databases);

    public async Task AddAsync(PendingRegistration registration, int keep, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var document = ToDocument(registration);
        await _pending.InsertOneAsync(document, cancellationToken: cancellationToken);
        var surplus = await _pending.Find(s_where.Eq(pending => pending.EmailKey, document.EmailKey))
            .SortByDescending(pending => pending.Arrival).Skip(keep).Project(pending => pending.TokenHash).ToListAsync(cancellationToken);
        if (surplus.Count > 0)
            await _pending.DeleteManyAsync(s_where.In(pending => pending.TokenHash, surplus), cancellationToken);
    }

    public async Task<PendingRegistration?> FindAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        ToRegistration(await _pending.Find(s_where.Eq(pending => pending.TokenHash, tokenHash) & Alive(now)).FirstOrDefaultAsync(cancellationToken));

    public async Task<PendingRegistration?> FindLatestAsync(string email, DateTimeOffset now, CancellationToken cancellationToken) =>
        ToRegistration(await _pending.Find(s_where.Eq(pending => pending.EmailKey, EmailAddress.Normalize(email)) & Alive(now))
            .SortByDescending(pending => pending.Arrival).FirstOrDefaultAsync(cancellationToken));

    public Task RemoveAllAsync(string email, CancellationToken cancellationToken) =>
        _pending.DeleteManyAsync(s_where.Eq(pending => pending.EmailKey, EmailAddress.Normalize(email)), cancellationToken);

    private static FilterDefinition<PendingDocument> Alive(DateTimeOffset now) => s_where.Gt(pending => pending.EndsAt, now.UtcDateTime);

    private static PendingDocument ToDocument(PendingRegistration registration) => new()
    {
        TokenHash = registration.TokenHash,
        EmailKey = EmailAddress.Normalize(registration.Email),
        Email = registration.Email,
        DisplayName = registration.DisplayName,
        DateOfBirth = registration.DateOfBirth?.ToString(DateFormat, CultureInfo.InvariantCulture),
        PasswordHash = registration.PasswordHash,
        Login = registration.Login is { } login ? new LoginDocument { Provider = login.Provider, Subject = login.Subject } : null,
        BrowserHash = registration.BrowserHash,
        ReturnPath = registration.ReturnPath,
        Language = registration.Language,
        CreatedAt = registration.CreatedAt.ToUnixTimeMilliseconds(),
        Arrival = ObjectId.GenerateNewId(),
        EndsAt = registration.ExpiresAt.UtcDateTime,
    };

    private static PendingRegistration? ToRegistration(PendingDocument? document) => document is null ? null : new PendingRegistration
    {
        TokenHash = document.TokenHash,
        Email = document.Email,
        DisplayName = document.DisplayName,
        DateOfBirth = document.DateOfBirth is { } date ? DateOnly.ParseExact(date, DateFormat, CultureInfo.InvariantCulture) : null,
        PasswordHash = document.PasswordHash,
        Login = document.Login is { } login ? new ExternalLogin(login.Provider, login.Subject) : null,
        BrowserHash = document.BrowserHash,
        ReturnPath = document.ReturnPath,
        Language = document.Language,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(document.CreatedAt),
    };
}
