using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Documents;

/// <summary>Databases of one test on the MongoDB under test, dropped when it ends.</summary>
internal sealed class TestDocuments : IAsyncDisposable
{
    private readonly MongoClient _client = new(Engines.Need(Engines.MongoDb));
    private readonly string _prefix = $"test{Guid.NewGuid():N}"[..16];

    public DocumentDatabases Databases => new(_client) { Prefix = _prefix };

    public async ValueTask DisposeAsync()
    {
        using (var names = await _client.ListDatabaseNamesAsync())
            foreach (var name in (await names.ToListAsync()).Where(name => name.StartsWith($"{_prefix}-", StringComparison.Ordinal)))
                await _client.DropDatabaseAsync(name);
        _client.Dispose();
    }
}
