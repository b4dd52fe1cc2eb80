using System.Security.Cryptography;
using System.Text;
using Dapper;
using Picasso.EmbeddedStorage;

namespace Picasso.EventSourcing.Sqlite;

/// <summary>
/// A view's tables, in a SQLite file of their own for each generation, so that a rebuild writes to another file than the one that serves: no lock is
/// shared, full-text tables work, and the swap is one row. A changed schema or version starts a new generation from zero, because a view can always
/// be rebuilt from the events.
/// </summary>
public sealed class SqliteReadModel
{
    private const string Checkpoint =
        "CREATE TABLE projection_checkpoint (only INTEGER PRIMARY KEY CHECK (only = 1), position INTEGER NOT NULL); INSERT INTO projection_checkpoint VALUES (1, 0);";

    private readonly string _folder;
    private readonly string _name;
    private readonly IReadOnlyList<string> _migrations;
    private readonly SqliteDatabase _generations;
    private SqliteDatabase _current;

    /// <summary>Opens the view, and creates it when it is new.</summary>
    /// <param name="data">The folder of its files.</param>
    /// <param name="name">Stem of their names, such as "pictures-view".</param>
    /// <param name="version">Increase it when the projection writes other rows into the same schema.</param>
    /// <param name="schema">SQL scripts. They may change freely, unlike those of a store of record.</param>
    public SqliteReadModel(DataDirectory data, string name, int version, IReadOnlyList<string> schema)
    {
        _folder = data.Path;
        _migrations = [Checkpoint, .. schema];
        _name = $"{name}-{Fingerprint(version, schema)}";
        _generations = new SqliteDatabase(
            data.File($"{name}.db"), ["CREATE TABLE generations (name TEXT PRIMARY KEY, file TEXT NOT NULL) WITHOUT ROWID;"]);
        _current = OpenGeneration(_generations.Write((connection, transaction) =>
        {
            connection.Execute(
                "INSERT INTO generations (name, file) VALUES (@name, @file) ON CONFLICT DO NOTHING",
                new { name = _name, file = NewFileName() }, transaction);
            return CurrentFile(connection);
        }));
    }

    /// <summary>The serving generation. Take it once for each answer, so that the whole answer comes from one generation.</summary>
    public SqliteDatabase Current
    {
        get
        {
            using var connection = _generations.Open();
            var file = CurrentFile(connection);
            var current = Volatile.Read(ref _current);
            if (current.Path == Path.Combine(_folder, file))
                return current;
            // A rebuild of this or another process was swapped in.
            var next = OpenGeneration(file);
            Volatile.Write(ref _current, next);
            return next;
        }
    }

    internal string LockFile => Path.Combine(_folder, $"{_name}.rebuilding");

    internal SqliteDatabase CreateNext() => OpenGeneration(NewFileName());

    internal void Serve(SqliteDatabase next) => _generations.Write((connection, transaction) =>
        connection.Execute(
            "UPDATE generations SET file = @file WHERE name = @name",
            new { name = _name, file = Path.GetFileName(next.Path) }, transaction));

    /// <summary>Deletes the files of every generation of this schema that does not serve. The caller must hold the rebuild's lock.</summary>
    internal void RemoveOthers()
    {
        var current = Path.GetFileName(Current.Path);
        foreach (var file in Directory.EnumerateFiles(_folder, $"{_name}.*.db*"))
            if (!Path.GetFileName(file).StartsWith(current, StringComparison.Ordinal))
                File.Delete(file);
    }

    private SqliteDatabase OpenGeneration(string file) => new(Path.Combine(_folder, file), _migrations);

    private string CurrentFile(Microsoft.Data.Sqlite.SqliteConnection connection) =>
        connection.ExecuteScalar<string>("SELECT file FROM generations WHERE name = @name", new { name = _name })!;

    private string NewFileName() => $"{_name}.{Guid.NewGuid():N}.db";

    private static string Fingerprint(int version, IReadOnlyList<string> schema) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{version}\n{string.Join('\n', schema)}")))[..12];
}
