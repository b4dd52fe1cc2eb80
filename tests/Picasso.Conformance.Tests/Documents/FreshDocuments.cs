using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.Documents;

/// <summary>Databases of its own on the MongoDB for tests, gone when disposed.</summary>
internal sealed class FreshDocuments : IAsyncDisposable
{
    private readonly string _prefix = $"test-{Guid.NewGuid().ToString("N")[..12]}";
    private readonly MongoClient _client = new(Engines.Need(Engines.MongoDb));

    /// <summary>The same databases each time, as another process has them.</summary>
    public DocumentDatabases Open() => new(_client) { Prefix = _prefix };

    public async ValueTask DisposeAsync()
    {
        foreach (var name in await (await _client.ListDatabaseNamesAsync()).ToListAsync())
        {
            if (name.StartsWith(_prefix, StringComparison.Ordinal))
                await _client.DropDatabaseAsync(name);
        }

        _client.Dispose();
    }
}
