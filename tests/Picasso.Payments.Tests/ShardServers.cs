using MySqlConnector;
using Picasso.Testing;

namespace Picasso.Payments.Tests;

/// <summary>Where the shards of a world are: files, or databases of its own on real servers for classes that carry the engine's trait.</summary>
public sealed class ShardServers
{
    private readonly string _world = $"picasso_test_{Guid.NewGuid():n}";
    private readonly IReadOnlyList<string> _servers;

    private ShardServers(IReadOnlyList<string> servers) => _servers = servers;

    /// <summary>Whether the shards are on MySQL or MariaDB.</summary>
    public bool AreMySql => _servers.Count > 0;

    /// <summary>Connection strings of the first two shards.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings => AreMySql ? [Connection(0), Connection(1)] : [];

    public static ShardServers OfThisTest() => new(
        TestContext.Current.TestClass is { } tests && tests.Traits.TryGetValue(Engines.Trait, out var engines) && engines.Contains("MySql")
            ? [.. Enumerable.Range(0, 3).Select(number => Engines.Need($"{Engines.MySql}{number}"))]
            : []);

    /// <summary>The connection string of a shard, each on a server of its own while there are any.</summary>
    public KeyValuePair<string, string?> Connection(int number) => new(
        $"ConnectionStrings:payments-{number}",
        new MySqlConnectionStringBuilder(_servers[number % _servers.Count]) { Database = $"{_world}_{number}", MaximumPoolSize = 12 }.ToString());

    /// <summary>Removes the databases.</summary>
    public async Task DropAsync()
    {
        // Every world has pools of its own, and servers have few places.
        if (AreMySql)
            await MySqlConnection.ClearAllPoolsAsync();
        foreach (var server in _servers)
        {
            await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(server) { Pooling = false }.ToString());
            await connection.OpenAsync();
            foreach (var number in Enumerable.Range(0, 3))
            {
                await using var drop = new MySqlCommand($"DROP DATABASE IF EXISTS `{_world}_{number}`", connection);
                await drop.ExecuteNonQueryAsync();
            }
        }
    }
}
