using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Messaging;
using Picasso.Users.Model;

namespace Picasso.Users.Mongo;

/// <summary>
/// Accounts in MongoDB: one document each, replaced as a whole under its version, with its keys in an array whose index is unique over all accounts.
/// Every write is one document and needs no transaction.
/// </summary>
internal sealed class MongoUserStore(DocumentDatabases databases) : IUserStore
{
    private static readonly FilterDefinitionBuilder<AccountDocument> s_where = Builders<AccountDocument>.Filter;

    private readonly IMongoCollection<AccountDocument> _accounts = MongoUsersSchema.Accounts(databases);

    public async Task<UserAccount?> FindAsync(string id, CancellationToken cancellationToken) =>
        await FirstAsync(s_where.Eq(account => account.Id, id), cancellationToken);

    public async Task<IReadOnlyList<UserAccount>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        ToAccounts(await _accounts.Find(s_where.In(account => account.Id, ids)).ToListAsync(cancellationToken));

    public async Task<UserAccount?> FindAsync(AccountKey key, CancellationToken cancellationToken) =>
        await FirstAsync(s_where.AnyEq(account => account.Keys, key.Value), cancellationToken);

    public async Task<IReadOnlyList<UserAccount>> FindDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        ToAccounts(await _accounts.Find(s_where.Lte(account => account.Due, now.ToUnixTimeMilliseconds()))
            .SortBy(account => account.Due).Limit(limit).ToListAsync(cancellationToken));

    public async Task<IReadOnlyList<UserAccount>> FindSetAsideAsync(int limit, CancellationToken cancellationToken) =>
        ToAccounts(await _accounts.Find(s_where.Gte(account => account.Due, OutboxTime.Never.ToUnixTimeMilliseconds()))
            .Limit(limit).ToListAsync(cancellationToken));

    public async Task<IReadOnlyList<UserAccount>> FindOperatorsAsync(CancellationToken cancellationToken) => ToAccounts(await _accounts
        .Find(s_where.Regex("keys", new BsonRegularExpression("^" + AccountKey.OperatorPrefix))).SortBy(account => account.Id).ToListAsync(cancellationToken));

    public async Task<IReadOnlyList<UserAccount>> FindUnnamedAsync(string afterId, int limit, CancellationToken cancellationToken) =>
        ToAccounts(await _accounts.Find(s_where.Gt(account => account.Id, afterId) & s_where.Exists(account => account.NameKeys, exists: false)
            & s_where.Exists(account => account.ClosedAt, exists: false)).SortBy(account => account.Id).Limit(limit).ToListAsync(cancellationToken));

    public async Task<bool> AddAsync(UserAccount account, CancellationToken cancellationToken)
    {
        try
        {
            await _accounts.InsertOneAsync(account.ToDocument(version: 1), cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoException taken) when (taken.IsDuplicateKey())
        {
            return false;
        }
    }

    public async Task<ReplaceResult> ReplaceAsync(UserAccount account, CancellationToken cancellationToken)
    {
        var before = s_where.Eq(stored => stored.Id, account.Id) & s_where.Eq(stored => stored.Version, account.Version);
        try
        {
            var outcome = await _accounts.ReplaceOneAsync(
                before, account.ToDocument(account.Version + 1), cancellationToken: cancellationToken);
            return outcome.MatchedCount == 0 ? ReplaceResult.Moved : ReplaceResult.Replaced;
        }
        catch (MongoException taken) when (taken.IsDuplicateKey())
        {
            return ReplaceResult.KeyTaken;
        }
    }

    private async Task<UserAccount?> FirstAsync(FilterDefinition<AccountDocument> filter, CancellationToken cancellationToken) =>
        (await _accounts.Find(filter).FirstOrDefaultAsync(cancellationToken))?.ToAccount();

    private static List<UserAccount> ToAccounts(List<AccountDocument> documents) =>
        documents.ConvertAll(document => document.ToAccount());
}
