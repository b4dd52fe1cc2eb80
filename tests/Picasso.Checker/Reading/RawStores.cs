using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Reading;

/// <summary>Reads stores by SQL alone, never writing.</summary>
public static class RawStores
{
    private const string Log = "SELECT position, stream, revision, id, type, data, metadata FROM events ORDER BY position";
    private const string LastPosition = "SELECT seq FROM sqlite_sequence WHERE name = 'events'";
    private const string Notices = "SELECT user_id AS UserId, key AS Key, at AS At FROM notifications";

    /// <summary>A SQLite file, whose last writer may have been killed.</summary>
    public static DbConnection File(string path) => new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");

    /// <summary>A database of a MySQL or MariaDB server.</summary>
    public static DbConnection Server(string connectionString) => new MySqlConnection(connectionString);

    /// <summary>Everything of a marketplace.</summary>
    /// <param name="dataFolder">Its data folder: the event log and the notifications.</param>
    /// <param name="shards">Its payment shards, as <see cref="File"/> or <see cref="Server"/>.</param>
    /// <param name="provider">The provider's books.</param>
    public static async Task<Evidence> ReadAsync(string dataFolder, IEnumerable<Func<DbConnection>> shards, ProviderBooks provider)
    {
        var evidence = new Evidence { Provider = provider };
        await using (var log = File(Path.Combine(dataFolder, "events.db")))
        {
            evidence = evidence with
            {
                Events = [.. await log.QueryAsync<EventRow>(Log)], LastPosition = await log.ExecuteScalarAsync<long?>(LastPosition),
            };
        }

        await using (var messages = File(Path.Combine(dataFolder, "messages.db")))
            evidence = evidence with { Notices = [.. await messages.QueryAsync<NoticeRow>(Notices)] };
        foreach (var open in shards)
        {
            await using var shard = open();
            await shard.OpenAsync();
            evidence = await ShardReader.AddAsync(evidence, shard);
        }

        return evidence;
    }
}
