using Picasso.Reactions.Mongo;
using Picasso.Reactions.Storing;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Reactions;

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoReactionStoreConformance() : ReactionStoreConformance(new MongoFresh()), IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await Fresh.PrepareAsync();

    private sealed class MongoFresh : FreshStore
    {
        private readonly FreshDocuments _documents = new();

        public override IReactionStore Open() => new MongoReactionStore(new MongoReactions(_documents.Open()));

        public override Task PrepareAsync() => new MongoReactions(_documents.Open()).EnsureAsync(default);

        public override ValueTask DisposeAsync() => _documents.DisposeAsync();
    }
}
