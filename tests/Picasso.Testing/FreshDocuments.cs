using MongoDB.Driver;
using Picasso.Contracts;
using Picasso.DocumentStorage;

namespace Picasso.Testing;

/// <summary>Databases of its own on the MongoDB for tests, gone when disposed.</summary>
public sealed class FreshDocuments : IAsyncDisposable
{
    private readonly string _prefix = $"test-{Guid.NewGuid().ToString("N")[..12]}";
    private readonly MongoClient _client = new(Engines.Need(Engines.MongoDb));

    /// <summary>The same databases each time, as another process has them.</summary>
    public DocumentDatabases Open() => new(_client) { Prefix = _prefix };

    /// <summary>The configuration of a process that uses it, beside <see cref="Open"/> as a service.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Configuration =>
        [new($"ConnectionStrings:{ResourceNames.MongoDb}", Engines.Need(Engines.MongoDb))];

    /// <inheritdoc/>
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
