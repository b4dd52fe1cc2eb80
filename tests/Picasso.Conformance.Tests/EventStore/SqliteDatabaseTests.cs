using Dapper;
using Picasso.EmbeddedStorage;

namespace Picasso.Conformance.Tests.EventStore;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-db-");

    [Fact]
    public async Task Many_who_open_a_new_file_at_once_make_its_schema_once()
    {
        string[] scripts = ["CREATE TABLE a (x);", "INSERT INTO a VALUES (1);", "INSERT INTO a VALUES (2);"];

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Open(scripts))));

        using var connection = all[7].Open();
        connection.Query<int>("SELECT x FROM a").ShouldBe([1, 2]);
    }

    [Fact]
    public void A_known_file_gets_the_scripts_that_it_lacks_and_a_failed_one_leaves_nothing()
    {
        Open("CREATE TABLE a (x);");

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => Open("", "INSERT INTO a VALUES (1); INSERT INTO nowhere VALUES (1);"));
        var database = Open("", "INSERT INTO a VALUES (2);");

        using var connection = database.Open();
        connection.Query<int>("SELECT x FROM a").ShouldBe([2]);
    }

    [Fact]
    public void Every_connection_is_durable_patient_and_checks_references_also_from_the_pool()
    {
        var database = Open("CREATE TABLE a (x);");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var one = database.Open();
            using var other = database.Open();
            foreach (var connection in new[] { one, other })
            {
                connection.ExecuteScalar<string>("PRAGMA journal_mode").ShouldBe("wal");
                connection.ExecuteScalar<int>("PRAGMA synchronous").ShouldBe(2);
                connection.ExecuteScalar<int>("PRAGMA foreign_keys").ShouldBe(1);
                connection.ExecuteScalar<int>("PRAGMA busy_timeout").ShouldBe(30000);
            }
        }
    }

    [Fact]
    public void A_start_with_nothing_to_change_does_not_wait_for_a_writer()
    {
        var database = Open("CREATE TABLE a (x);");

        database.Write((_, _) => Open("CREATE TABLE a (x);")).Path.ShouldBe(database.Path);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private SqliteDatabase Open(params string[] scripts) => new(Path.Combine(_folder.FullName, "a.db"), scripts);
}
