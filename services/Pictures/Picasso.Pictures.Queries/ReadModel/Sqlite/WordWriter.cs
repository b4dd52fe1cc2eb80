using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Pictures.Queries.ReadModel.Sqlite;

/// <summary>Stores search words inside the transaction of their rows: those of pictures at once, the dictionary once for the whole batch.</summary>
internal sealed class WordWriter(SqliteConnection connection, SqliteTransaction transaction, string suffix)
{
    private readonly WordDifferences _differences = new();

    /// <summary>Replaces the words of a picture.</summary>
    public void Replace(long sequence, Dictionary<string, WordEntry> before, Dictionary<string, WordEntry> now)
    {
        _differences.Add(before, now);
        var gone = before.Keys.Where(word => !now.ContainsKey(word)).ToList();
        if (gone.Count > 0)
            Execute($"DELETE FROM postings{suffix} WHERE seq = @sequence AND word IN (SELECT value FROM json_each(@items))", gone, sequence);
        var changed = now.Where(word => word.Value.Points > 0 && (!before.TryGetValue(word.Key, out var entry) || entry.Points != word.Value.Points))
            .Select(word => new object[] { word.Key, word.Value.Points }).ToList();
        if (changed.Count > 0)
            Execute(
                $"INSERT OR REPLACE INTO postings{suffix} SELECT value ->> 0, @sequence, value ->> 1 FROM json_each(@items)", changed, sequence);
    }

    /// <summary>Applies the batch to the dictionary, and notes the people of its rows.</summary>
    public void Finish(IEnumerable<PictureRow> rows)
    {
        Execute(
            "INSERT OR IGNORE INTO people (user_id, words) SELECT value, '[]' FROM json_each(@items)",
            rows.SelectMany(row => new[] { row.OwnerId, row.CreatorId }).Distinct().ToList());
        var changes = _differences.All;
        if (changes.Count > 0)
            Finish([.. Stored(changes.Select(change => change.Key)).Zip(changes, WordChange.Of)]);
    }

    private void Finish(List<WordChange> changes)
    {
        var kept = changes.Where(change => change.Pictures > 0).Select(change => new object[] { change.Word, change.Pictures, change.Written, change.Rarity }).ToList();
        Execute(
            $"INSERT OR REPLACE INTO words{suffix} SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(@items)", kept);
        Execute(
            $"DELETE FROM words{suffix} WHERE word IN (SELECT value FROM json_each(@items))",
            changes.Where(change => change.Pictures <= 0).Select(change => change.Word).ToList());
        Execute(
            $"DELETE FROM similar{suffix} WHERE (key, rarity, word) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@items))",
            Keys(changes, change => change.RarityBefore));
        Execute(
            $"INSERT OR IGNORE INTO similar{suffix} SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@items)",
            Keys(changes, change => change.Rarity));
    }

    /// <summary>The dictionary's present entries, in the order of the words; empty ones for new words.</summary>
    private IEnumerable<DictionaryEntry> Stored(IEnumerable<string> words)
    {
        var asked = words.ToList();
        var stored = connection.Query<DictionaryEntry>(
            $"SELECT word AS Word, pictures AS Pictures, written AS Written FROM words{suffix} WHERE word IN (SELECT value FROM json_each(@asked))",
            new { asked = JsonSerializer.Serialize(asked) }, transaction).ToDictionary(entry => entry.Word);
        return asked.Select(word => stored.GetValueOrDefault(word) ?? new DictionaryEntry(word, 0, 0));
    }

    private static List<object[]> Keys(List<WordChange> changes, Func<WordChange, int> rarity) =>
        [.. changes.Where(change => change.Moves && rarity(change) != WordRarity.NotWritten)
            .SelectMany(change => TypingErrors.KeysOfEntry(change.Word).Select(key => new object[] { key, rarity(change), change.Word }))];

    private void Execute<T>(string sql, List<T> items, long sequence = 0)
    {
        if (items.Count > 0)
            connection.Execute(sql, new { items = JsonSerializer.Serialize(items), sequence }, transaction);
    }
}
