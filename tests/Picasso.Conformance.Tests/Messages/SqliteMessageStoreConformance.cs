using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.Messages.Sqlite;
using Picasso.Messages.Storing;

namespace Picasso.Conformance.Tests.Messages;

public sealed class SqliteMessageStoreConformance() : MessageStoreConformance(new SqliteFresh())
{
    private sealed class SqliteFresh : FreshMessageStore
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("picasso-test-");

        public override IMessageStore Open() => new SqliteMessageStore(new DataDirectory(_directory.FullName));

        public override ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            _directory.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
