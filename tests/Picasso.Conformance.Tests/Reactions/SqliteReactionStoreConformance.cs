using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.Reactions.Sqlite;
using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

public sealed class SqliteReactionStoreConformance() : ReactionStoreConformance(new SqliteFresh())
{
    private sealed class SqliteFresh : FreshStore
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("picasso-test-");

        public override IReactionStore Open() => new SqliteReactionStore(new DataDirectory(_directory.FullName));

        public override ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            _directory.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
