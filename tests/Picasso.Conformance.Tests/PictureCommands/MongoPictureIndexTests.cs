using Picasso.EventSourcing.Projecting;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Indexing.Mongo;
using Picasso.Testing;
using Picasso.Testing.Documents;

namespace Picasso.Conformance.Tests.PictureCommands;

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoPictureIndexTests : PictureIndexConformance, IAsyncLifetime
{
    private readonly TestDocuments _documents = new();
    private readonly MongoPictureIndex _index;

    public MongoPictureIndexTests() => _index = new MongoPictureIndex(_documents.Databases, new Signal<IPictureIndex>());

    private protected override (IPictureIndex Index, IProjection Projection) Subject => (_index, _index);

    public async ValueTask InitializeAsync() => await _index.EnsureAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
