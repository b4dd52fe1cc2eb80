using MongoDB.Driver;
using Picasso.Testing;
using Picasso.Users.Limiting;
using Picasso.Users.Model;
using Picasso.Users.Mongo;
using Picasso.Users.Operating;
using Picasso.Users.Registering;
using Picasso.Users.Requesting;
using Picasso.Users.SigningTokens;

namespace Picasso.Conformance.Tests.Users;

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoUserStoreConformance : UserStoreConformance, IAsyncLifetime
{
    private readonly FreshDocuments _documents = new();

    private protected override IUserStore Open() => new MongoUserStore(_documents.Open());

    private protected override async Task RemoveFieldsAsync(string id, params string[] fields)
    {
        var without = Builders<AccountDocument>.Update.Combine(fields.Select(field => Builders<AccountDocument>.Update.Unset(field)));
        (await MongoUsersSchema.Accounts(_documents.Open()).UpdateOneAsync(account => account.Id == id, without)).MatchedCount.ShouldBe(1);
    }

    public async ValueTask InitializeAsync() => await new MongoUsersSchema(_documents.Open()).EnsureAsync(default);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    public override void Dispose() { }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoAttemptCounterConformance : AttemptCounterConformance, IAsyncLifetime
{
    private readonly FreshDocuments _documents = new();

    private protected override IAttemptCounter Open() => new MongoAttemptCounter(_documents.Open());

    public async ValueTask InitializeAsync() => await new MongoUsersSchema(_documents.Open()).EnsureAsync(default);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    public override void Dispose() { }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoPendingRegistrationsConformance : PendingRegistrationsConformance, IAsyncLifetime
{
    private readonly FreshDocuments _documents = new();

    private protected override IPendingRegistrations Open() => new MongoPendingRegistrations(_documents.Open());

    public async ValueTask InitializeAsync() => await new MongoUsersSchema(_documents.Open()).EnsureAsync(default);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    public override void Dispose() { }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoOperatorActsConformance : OperatorActsConformance, IAsyncLifetime
{
    private readonly FreshDocuments _documents = new();

    private protected override IOperatorActs Open() => new MongoOperatorActs(_documents.Open());

    public async ValueTask InitializeAsync() => await new MongoUsersSchema(_documents.Open()).EnsureAsync(default);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    public override void Dispose() { }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoLinkRequestsConformance : LinkRequestsConformance, IAsyncLifetime
{
    private readonly FreshDocuments _documents = new();

    private protected override ILinkRequests Open() => new MongoLinkRequests(_documents.Open());

    public async ValueTask InitializeAsync() => await new MongoUsersSchema(_documents.Open()).EnsureAsync(default);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    public override void Dispose() { }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoSigningKeyStoreConformance : SigningKeyStoreConformance, IAsyncLifetime
{
    private readonly FreshDocuments _documents = new();

    private protected override ISigningKeyStore Open() => new MongoSigningKeyStore(_documents.Open());

    public async ValueTask InitializeAsync() => await new MongoUsersSchema(_documents.Open()).EnsureAsync(default);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();

    public override void Dispose() { }
}
