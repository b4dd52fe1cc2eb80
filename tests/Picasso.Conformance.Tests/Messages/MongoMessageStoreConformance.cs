using Picasso.Messages.Mongo;
using Picasso.Messages.Storing;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Messages;

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoMessageStoreConformance() : MessageStoreConformance(new MongoFresh()), IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await Fresh.PrepareAsync();

    private sealed class MongoFresh : FreshMessageStore
    {
        private readonly FreshDocuments _documents = new();

        public override IMessageStore Open() => new MongoMessageStore(new MongoMessages(_documents.Open()));

        public override Task PrepareAsync() => new MongoMessages(_documents.Open()).EnsureAsync(default);

        public override ValueTask DisposeAsync() => _documents.DisposeAsync();
    }
}
