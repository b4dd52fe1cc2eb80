using Microsoft.Data.Sqlite;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>An <see cref="EventFilter"/> as a condition of SQL with parameters.</summary>
internal sealed class FilterSql(EventFilter filter)
{
    /// <summary>Starts with " AND", or is empty.</summary>
    public string Condition { get; } =
        // Not LIKE: it has wildcards and ignores case.
        Any("substr(stream, 1, length(@prefix{0})) = @prefix{0}", filter.StreamPrefixes.Count)
        + Any("type = @type{0}", filter.EventTypes.Count);

    public void AddParameters(SqliteCommand command)
    {
        for (var i = 0; i < filter.StreamPrefixes.Count; i++)
            command.Parameters.AddWithValue($"@prefix{i}", filter.StreamPrefixes[i]);
        for (var i = 0; i < filter.EventTypes.Count; i++)
            command.Parameters.AddWithValue($"@type{i}", filter.EventTypes[i]);
    }

    private static string Any(string term, int count) => count == 0
        ? ""
        : $" AND ({string.Join(" OR ", Enumerable.Range(0, count).Select(i => string.Format(term, i)))})";
}
