using Dapper;
using Microsoft.Data.Sqlite;

namespace Picasso.Reactions.Tests;

/// <summary>Brings about, in the service's file, what would take too long or cannot be had through its door.</summary>
internal static class ReactionsFile
{
    public static void FollowMany(this ReactionsWorld world, string followerId, int count) => world.Execute(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)
        INSERT INTO follows SELECT @followerId, 'person-' || i, 0 FROM n;
        INSERT INTO follow_counts VALUES (@followerId, 0, @count);
        """,
        new { followerId, count });

    public static void LeaveUnknownEvent(this ReactionsWorld world) =>
        world.Execute("INSERT INTO outbox (key, type, body) VALUES ('tomorrow', 'from-tomorrow.v9', '{}')");

    /// <summary>Types of the events that wait in the outbox.</summary>
    public static IReadOnlyList<string> PendingEventTypes(this ReactionsWorld world)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(world.Host.DataDirectory, "reactions.db")}");
        return [.. connection.Query<string>("SELECT type FROM outbox")];
    }

    private static void Execute(this ReactionsWorld world, string sql, object? parameters = null)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(world.Host.DataDirectory, "reactions.db")}");
        connection.Execute(sql, parameters);
    }
}
