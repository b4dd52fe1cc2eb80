using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>A file that cannot be written to: what a call answers, and that it goes on afterwards.</summary>
public sealed class SqliteOutageTests : IDisposable
{
    private const string Schema = "CREATE TABLE a (x BLOB);";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-outage-");
    private readonly SqliteOutages _outages = new();

    private string File => Path.Combine(_folder.FullName, "a.db");

    [Fact]
    public async Task While_another_process_writes_a_call_waits_and_is_then_refused_as_unavailable()
    {
        var database = new SqliteDatabase(File, [Schema], waitSeconds: 1);
        using var other = Writing();
        var begin = TimeProvider.System.GetTimestamp();

        var refused = await Should.ThrowAsync<SqliteException>(() => Task.Run(() => Insert(database)));

        TimeProvider.System.GetElapsedTime(begin).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
        _outages.AnswerTo(refused).ShouldBe(DomainError.TryAgain);
    }

    [Fact]
    public async Task A_call_that_waits_for_another_process_goes_on_when_that_has_written()
    {
        var database = new SqliteDatabase(File, [Schema]);
        var other = Writing();
        var waiting = Task.Run(() => Insert(database));

        other.Dispose();
        await waiting;

        Count(database).ShouldBe(1);
    }

    [Fact]
    public void On_a_full_disk_a_write_is_refused_as_such_reads_go_on_and_it_works_again_with_room()
    {
        var database = new SqliteDatabase(File, [Schema]);
        Insert(database);
        using var full = database.Open();
        full.Execute("PRAGMA max_page_count = 3;");

        var refused = Should.Throw<SqliteException>(() => full.Execute("INSERT INTO a VALUES (zeroblob(100000))"));

        _outages.AnswerTo(refused).ShouldBe(DomainError.StorageFull);
        Count(database).ShouldBe(1);
        full.Execute("PRAGMA max_page_count = 1000000;");
        full.Execute("INSERT INTO a VALUES (zeroblob(100000))");
        Count(database).ShouldBe(2);
    }

    [Fact]
    public void Only_what_heals_is_an_outage()
    {
        var database = new SqliteDatabase(File, [Schema, "CREATE UNIQUE INDEX one ON a (x);"]);
        Insert(database);

        _outages.AnswerTo(Should.Throw<SqliteException>(() => Insert(database))).ShouldBeNull();
        _outages.AnswerTo(new InvalidOperationException("ours")).ShouldBeNull();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>Another connection that holds the write lock until it is disposed of.</summary>
    private SqliteConnection Writing()
    {
        var other = new SqliteConnection($"Data Source={File};Pooling=False");
        other.Open();
        other.Execute("BEGIN IMMEDIATE");
        return other;
    }

    private static void Insert(SqliteDatabase database) =>
        database.Write((connection, transaction) => connection.Execute("INSERT INTO a VALUES (1)", transaction: transaction));

    private static int Count(SqliteDatabase database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM a");
    }
}
