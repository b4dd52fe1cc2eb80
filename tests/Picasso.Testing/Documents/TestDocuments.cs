using MongoDB.Driver;
using Picasso.DocumentStorage;

namespace Picasso.Testing.Documents;

/// <summary>Databases of one test on the MongoDB under test, dropped when it ends.</summary>
public sealed class TestDocuments : IAsyncDisposable
{
    private readonly MongoClient _client;
    private readonly string _prefix = $"test{Guid.NewGuid():N}"[..16];

    /// <summary>Skips the test, and says so, when there is none.</summary>
    public TestDocuments() => _client = new MongoClient(ConnectionString);

    /// <summary>Where the server is.</summary>
    public string ConnectionString { get; } = Engines.Need(Engines.MongoDb);

    /// <summary>This test's databases.</summary>
    public DocumentDatabases Databases => new(_client) { Prefix = _prefix };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using (var names = await _client.ListDatabaseNamesAsync())
            foreach (var name in (await names.ToListAsync()).Where(name => name.StartsWith($"{_prefix}-", StringComparison.Ordinal)))
                await _client.DropDatabaseAsync(name);
        _client.Dispose();
    }
}
