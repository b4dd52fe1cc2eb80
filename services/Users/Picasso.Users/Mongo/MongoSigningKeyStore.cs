using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Users.SigningTokens;

namespace Picasso.Users.Mongo;

/// <summary>Signing keys in MongoDB. Read access to this service's database permits signing, like read access to its folder.</summary>
internal sealed class MongoSigningKeyStore(DocumentDatabases databases) : ISigningKeyStore
{
    private readonly IMongoCollection<SigningKeyDocument> _keys = MongoUsersSchema.SigningKeys(databases);

    public async Task<IReadOnlyList<StoredKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = await _keys.Find(FilterDefinition<SigningKeyDocument>.Empty).SortBy(key => key.Number).ToListAsync(cancellationToken);
        return keys.ConvertAll(key => new StoredKey(key.Number, DateTimeOffset.FromUnixTimeMilliseconds(key.CreatedAt), key.Pkcs8));
    }

    public async Task<bool> TryAddAsync(StoredKey key, CancellationToken cancellationToken)
    {
        var document = new SigningKeyDocument { Number = key.Number, CreatedAt = key.CreatedAt.ToUnixTimeMilliseconds(), Pkcs8 = key.Pkcs8 };
        try
        {
            await _keys.InsertOneAsync(document, cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoException taken) when (taken.IsDuplicateKey())
        {
            return false;
        }
    }

    public Task RemoveAsync(int number, CancellationToken cancellationToken) =>
        _keys.DeleteOneAsync(Builders<SigningKeyDocument>.Filter.Eq(key => key.Number, number), cancellationToken);
}

/// <summary>A private key.</summary>
[BsonIgnoreExtraElements]
internal sealed class SigningKeyDocument
{
    [BsonId]
    public int Number { get; set; }

    [BsonElement("created")]
    public long CreatedAt { get; set; }

    [BsonElement("pkcs8")]
    public byte[] Pkcs8 { get; set; } = [];
}
