using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>The search words of the embedded read model.</summary>
internal sealed class SqliteSearchIndex(SqliteDatabase database) : ISearchIndex
{
    private const string Entry = "w.word AS Text, w.pictures AS Pictures, w.rarity AS Rarity";

    public Task<WordCounts> CountAsync(IReadOnlyCollection<string> words, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        var total = connection.ExecuteScalar<long>("SELECT pictures FROM sets WHERE suffix = ''");
        var counts = connection.Query<(string, long)>(
            "SELECT word, pictures FROM words WHERE word IN (SELECT value FROM json_each(@words))", new { words = JsonSerializer.Serialize(words) });
        return Task.FromResult(new WordCounts(total, counts.ToDictionary(word => word.Item1, word => word.Item2)));
    }

    public Task<IReadOnlyList<DictionaryWord>> CompleteAsync(string beginning, int limit, CancellationToken cancellationToken)
    {
        var classes = Enumerable.Range(0, WordRarity.Classes).Select(rarity =>
            $"""
            SELECT * FROM (SELECT {Entry} FROM words w
            WHERE w.rarity = {rarity} AND w.word > @beginning AND w.word < @end ORDER BY w.word LIMIT @limit)
            """);
        return WordsAsync(
            $"{string.Join("\nUNION ALL ", classes)} LIMIT @limit", new { beginning, end = TextRange.EndOf(beginning), limit });
    }

    // A query has a few dozen keys; each adds at most a page of its words, of which the first are those of the whole.
    public Task<IReadOnlyList<DictionaryWord>> FindSimilarAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken)
    {
        var parts = keys.Select(key =>
            $"SELECT * FROM (SELECT rarity, word FROM similar WHERE key = {key} ORDER BY rarity, word LIMIT @limit)");
        return keys.Count == 0 ? Task.FromResult<IReadOnlyList<DictionaryWord>>([]) : WordsAsync(
            $"""
            SELECT {Entry} FROM (
                SELECT DISTINCT rarity, word FROM ({string.Join("\nUNION ALL ", parts)}) ORDER BY rarity, word LIMIT @limit) s
            CROSS JOIN words w ON w.word = s.word ORDER BY w.rarity, w.word
            """, new { limit });
    }

    public Task<IReadOnlyList<PersonName>> FindPeopleAsync(string word, int limit, CancellationToken cancellationToken) =>
        FindPeopleAsync("n.word = @word", new { word, limit });

    public Task<IReadOnlyList<PersonName>> FindPeopleByBeginningAsync(string beginning, int limit, CancellationToken cancellationToken) =>
        FindPeopleAsync("n.word >= @beginning AND n.word < @end", new { beginning, end = TextRange.EndOf(beginning), limit });

    public Task<IReadOnlyList<PersonName>> FindSimilarPeopleAsync(IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken) => keys.Count == 0
        ? Task.FromResult<IReadOnlyList<PersonName>>([])
        : FindPeopleAsync("n.key IN (SELECT value FROM json_each(@keys))", new { keys = JsonSerializer.Serialize(keys), limit }, "people_keys");

    public async Task<long> FindWindowAsync(IReadOnlyCollection<string> words, long upper, int size, CancellationToken cancellationToken)
    {
        var parts = words.Select((_, i) =>
            $"SELECT * FROM (SELECT seq FROM postings WHERE word = @word{i} AND seq < @upper ORDER BY seq DESC LIMIT @size)");
        var parameters = new DynamicParameters(new { upper, size, last = size - 1 });
        foreach (var (word, i) in words.Select((word, i) => (word, i)))
            parameters.Add($"word{i}", word);
        var found = await QueryAsync<long>(
            $"SELECT DISTINCT seq FROM ({string.Join("\nUNION ALL ", parts)}) ORDER BY seq DESC LIMIT 1 OFFSET @last", parameters);
        return found.Count > 0 ? found[0] : 0;
    }

    public async Task<long> FindFilterWindowAsync(PictureFilter filter, long upper, int size, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { upper, last = size - 1 });
        var found = await QueryAsync<long>(FilteredSql.Window(filter, parameters), parameters);
        return found.Count > 0 ? found[0] : 0;
    }

    public async Task<PageKey?> FindPriceWindowAsync(
        string currency, bool isAscending, PageKey after, int size, CancellationToken cancellationToken)
    {
        var found = await QueryAsync<(long Rank, long Sequence)>(
            PricedSql.Window(isAscending), new { currency, rank = after.Rank, seq = after.Sequence, last = size - 1 });
        return found.Count > 0 ? new PageKey(found[0].Rank, found[0].Sequence) : null;
    }

    public Task<IReadOnlyList<string>> ListUnnamedAsync(int limit, CancellationToken cancellationToken) =>
        QueryAsync<string>("SELECT user_id FROM people WHERE name IS NULL ORDER BY user_id LIMIT @limit", new { limit });

    public Task<IReadOnlyList<string>> ListPeopleAsync(string afterId, int limit, CancellationToken cancellationToken) =>
        QueryAsync<string>("SELECT user_id FROM people WHERE user_id > @afterId ORDER BY user_id LIMIT @limit", new { afterId, limit });

    public Task SetNamesAsync(IReadOnlyCollection<PersonName> names, CancellationToken cancellationToken)
    {
        database.Write((connection, transaction) =>
        {
            foreach (var person in names)
                SetName(connection, transaction, person);
        });
        return Task.CompletedTask;
    }

    private static void SetName(SqliteConnection connection, SqliteTransaction transaction, PersonName person)
    {
        var row = new { person.UserId, person.Name, words = JsonSerializer.Serialize(person.Words) };
        var before = connection.ExecuteScalar<string?>("SELECT words FROM people WHERE user_id = @UserId AND (name IS NOT @Name OR words <> @words)", row, transaction);
        if (before is null)
            return;
        connection.Execute(
            """
            DELETE FROM people_words WHERE user_id = @UserId AND word IN (SELECT value FROM json_each(@before));
            INSERT OR IGNORE INTO people_words SELECT value, @UserId FROM json_each(@words);
            DELETE FROM people_keys WHERE user_id = @UserId AND key IN (SELECT value FROM json_each(@keysBefore));
            INSERT OR IGNORE INTO people_keys SELECT value, @UserId FROM json_each(@keys);
            UPDATE people SET name = @Name, words = @words WHERE user_id = @UserId;
            """,
            new { person.UserId, person.Name, row.words, before, keys = KeysOf(person.Words), keysBefore = KeysOf(JsonSerializer.Deserialize<string[]>(before)!) },
            transaction);
    }

    private static string KeysOf(IEnumerable<string> words) => JsonSerializer.Serialize(words.SelectMany(TypingErrors.KeysOfEntry).Distinct());

    private async Task<IReadOnlyList<PersonName>> FindPeopleAsync(string condition, object parameters, string table = "people_words")
    {
        var found = await QueryAsync<(string UserId, string Name, string Words)>(
            $"""
            SELECT p.user_id, p.name, p.words FROM (
                SELECT DISTINCT n.user_id FROM {table} n WHERE {condition} ORDER BY n.user_id LIMIT @limit) f
            CROSS JOIN people p ON p.user_id = f.user_id ORDER BY p.user_id
            """, parameters);
        return [.. found.Select(person => new PersonName(person.UserId, person.Name, JsonSerializer.Deserialize<string[]>(person.Words)!))];
    }

    private async Task<IReadOnlyList<DictionaryWord>> WordsAsync(string sql, object parameters) =>
        [.. (await QueryAsync<Line>(sql, parameters)).Select(line => new DictionaryWord(line.Text, line.Pictures, line.Rarity))];

    private Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object parameters)
    {
        using var connection = database.Open();
        return Task.FromResult<IReadOnlyList<T>>([.. connection.Query<T>(sql, parameters)]);
    }

    // Not a record: SQLite cannot determine an expression's type without a row, and a constructor has to match it.
    private sealed class Line
    {
        public string Text { get; set; } = "";
        public long Pictures { get; set; }
        public int Rarity { get; set; }
    }
}
