using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Mongo;
using Picasso.Testing;
using Picasso.Testing.Documents;

namespace Picasso.Conformance.Tests.PictureQueries;

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoPictureReadModelTests : PictureReadModelSuite, IAsyncLifetime
{
    private readonly MongoReadModel _read = new();

    private protected override IPictureReadModel Model => _read.Model;

    public ValueTask InitializeAsync() => _read.InitializeAsync();

    public ValueTask DisposeAsync() => _read.DisposeAsync();
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoPictureListingTests : PictureListingSuite, IAsyncLifetime
{
    private readonly MongoReadModel _read = new();

    private protected override IPictureReadModel Model => _read.Model;

    public ValueTask InitializeAsync() => _read.InitializeAsync();

    public ValueTask DisposeAsync() => _read.DisposeAsync();
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoSearchTests : PictureSearchSuite, IAsyncLifetime
{
    private readonly MongoReadModel _read = new();

    private protected override IPictureReadModel Model => _read.Model;

    public ValueTask InitializeAsync() => _read.InitializeAsync();

    public ValueTask DisposeAsync() => _read.DisposeAsync();
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoSearchPagesTests : PictureSearchPagesSuite, IAsyncLifetime
{
    private readonly MongoReadModel _read = new();

    private protected override IPictureReadModel Model => _read.Model;

    public ValueTask InitializeAsync() => _read.InitializeAsync();

    public ValueTask DisposeAsync() => _read.DisposeAsync();
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoRelatedTests : PictureRelatedSuite, IAsyncLifetime
{
    private readonly MongoReadModel _read = new();

    private protected override IPictureReadModel Model => _read.Model;

    public ValueTask InitializeAsync() => _read.InitializeAsync();

    public ValueTask DisposeAsync() => _read.DisposeAsync();
}

/// <summary>A read model in databases of its own.</summary>
internal sealed class MongoReadModel : IAsyncLifetime
{
    private readonly TestDocuments _documents = new();

    public MongoPictureReadModel Model { get; private set; } = null!;

    /// <summary>The same rows as another process has them.</summary>
    public MongoPictureReadModel Another() => new(_documents.Databases, TimeProvider.System);

    public MongoDB.Driver.IMongoDatabase Database => MongoPictureReadModel.DatabaseOf(_documents.Databases);

    public async ValueTask InitializeAsync()
    {
        await new MongoReadModelSchema(_documents.Databases).EnsureAsync(CancellationToken.None);
        Model = Another();
    }

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
