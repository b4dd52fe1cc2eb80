using Microsoft.Data.Sqlite;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>A log in a fresh SQLite file.</summary>
public sealed class SqliteLog : IEventLog
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-log-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "events.db");

    public IEventStore Open() => new SqliteEventStore(Path, TimeProvider.System);

    public void Dispose()
    {
        using (var connection = new SqliteConnection($"Data Source={Path}"))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
    }
}

public sealed class SqliteEventStoreConformance() : EventStoreConformance(new SqliteLog());
