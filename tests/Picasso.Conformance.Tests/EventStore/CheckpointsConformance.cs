using Picasso.EventSourcing;
using Picasso.EventSourcing.Sqlite;
using Picasso.EventSourcing.Subscribing;
using Picasso.Pictures.Commands.Checkpoints.Mongo;
using Picasso.Testing;
using Picasso.Testing.Documents;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>What every keeper of checkpoints must do.</summary>
public abstract class CheckpointsConformance
{
    private protected abstract ICheckpoints Open();

    [Fact]
    public async Task A_new_subscriber_stands_at_the_start() =>
        (await Open().LoadAsync("new", default)).ShouldBe(LogPosition.Start);

    [Fact]
    public async Task It_moves_from_where_it_is_and_nowhere_else()
    {
        var checkpoints = Open();
        (await checkpoints.MoveAsync("a", LogPosition.Start, new(5), default)).ShouldBe(new LogPosition(5));
        (await checkpoints.MoveAsync("a", LogPosition.Start, new(9), default)).ShouldBe(new LogPosition(5));
        (await checkpoints.MoveAsync("a", new(7), new(9), default)).ShouldBe(new LogPosition(5));
        (await checkpoints.MoveAsync("a", new(5), new(9), default)).ShouldBe(new LogPosition(9));
        (await Open().LoadAsync("a", default)).ShouldBe(new LogPosition(9));
        (await Open().LoadAsync("b", default)).ShouldBe(LogPosition.Start);
        (await checkpoints.MoveAsync("b", new(3), new(4), default)).ShouldBe(LogPosition.Start);
    }

    [Fact]
    public async Task What_is_the_position_of_no_event_is_not_stored()
    {
        var checkpoints = Open();

        await Should.ThrowAsync<OverflowException>(() => checkpoints.MoveAsync("a", LogPosition.Start, new(ulong.MaxValue), default));

        (await checkpoints.LoadAsync("a", default)).ShouldBe(LogPosition.Start);
    }

    [Fact]
    public async Task Of_many_who_move_it_at_once_one_does()
    {
        var moved = await Task.WhenAll(Enumerable.Range(1, 12).Select(async i =>
            (Reached: await Open().MoveAsync("raced", LogPosition.Start, new((ulong)i), default), Wanted: new LogPosition((ulong)i))));
        var won = moved.Where(one => one.Reached == one.Wanted).ShouldHaveSingleItem().Reached;
        moved.ShouldAllBe(one => one.Reached == won);
    }
}

public sealed class SqliteCheckpointsTests : CheckpointsConformance, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-checkpoints-");

    private string File => Path.Combine(_folder.FullName, "checkpoints.db");

    private protected override ICheckpoints Open() => new SqliteCheckpoints(File);

    [Fact]
    public async Task A_stored_minus_one_is_the_start_and_moves_on()
    {
        var checkpoints = Open();
        await checkpoints.MoveAsync("a", LogPosition.Start, new(1), default);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE checkpoints SET position = -1";
            command.ExecuteNonQuery();
        }

        (await Open().LoadAsync("a", default)).ShouldBe(LogPosition.Start);
        (await Open().MoveAsync("a", LogPosition.Start, new(5), default)).ShouldBe(new LogPosition(5));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoCheckpointsTests : CheckpointsConformance, IAsyncDisposable
{
    private readonly TestDocuments _documents = new();

    private protected override ICheckpoints Open() => new MongoCheckpoints(_documents.Databases);

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
