using System.Text;
using Picasso.EmbeddedStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;

namespace Picasso.Domain.Tests.EventSourcing;

/// <summary>A log and a data directory that are gone when disposed.</summary>
public sealed class TempLog : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-sourcing-");

    public TempLog()
    {
        Data = new DataDirectory(_folder.FullName);
        Store = Open();
    }

    public DataDirectory Data { get; }

    public IEventStore Store { get; }

    public IEventStore Open() => new SqliteEventStore(Data.File("events.db"), TimeProvider.System);

    public async Task<LogPosition> AppendAsync(string stream, params int[] amounts)
    {
        var events = amounts.Select(amount => new NewEvent(
            Guid.NewGuid(), CounterEncoding.Added, Encoding.UTF8.GetBytes($"{amount}"), Encoding.UTF8.GetBytes("{}"))).ToList();
        return ((AppendResult.Appended)await Store.AppendAsync(stream, ExpectedRevision.Any, events, default)).Position;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
