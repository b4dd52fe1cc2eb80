using Picasso.DocumentStorage.Quarantining;
using Picasso.EventSourcing.Quarantining;
using Picasso.EventSourcing.Sqlite;
using Picasso.Testing;
using Picasso.Testing.Documents;

namespace Picasso.Conformance.Tests.EventStore;

/// <summary>What every keeper of held streams must do.</summary>
public abstract class QuarantineConformance
{
    private const string Views = "views";

    private protected abstract IQuarantine Open();

    private static HeldStream Held(string stream, long from, string type = "later.v9") =>
        new(stream, from, from, Guid.NewGuid(), type, "is unknown", DateTimeOffset.UnixEpoch.AddYears(50));

    [Fact]
    public async Task A_held_stream_is_found_by_its_projection_alone()
    {
        var held = Held("a", 3);
        await Open().HoldAsync(Views, held, default);

        (await Open().FindAsync(Views, ["a", "b"], default)).ShouldBe([held]);
        (await Open().FindAsync(Views, [], default)).ShouldBeEmpty();
        (await Open().FindAsync("views2", ["a"], default)).ShouldBeEmpty();
        (await Open().CountAsync(Views, default)).ShouldBe(1);
        (await Open().CountAsync("view", default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_that_is_held_again_stays_held_from_the_earlier_event_on()
    {
        var (later, earlier) = (Held("a", 5), Held("a", 2, "earlier.v9"));
        await Open().HoldAsync(Views, later, default);
        await Open().HoldAsync(Views, earlier, default);
        await Open().HoldAsync(Views, Held("a", 4), default);

        (await Open().FindAsync(Views, ["a"], default)).ShouldBe([earlier with { ThroughRevision = 5, HeldAt = later.HeldAt }]);
    }

    [Fact]
    public async Task What_is_skipped_is_recorded_and_a_stream_of_which_more_was_skipped_is_not_released()
    {
        var quarantine = Open();
        await quarantine.HoldAsync(Views, Held("a", 1), default);

        (await quarantine.ExtendAsync(Views, "a", 4, default)).ShouldBeTrue();
        (await quarantine.ExtendAsync(Views, "a", 2, default)).ShouldBeTrue();
        (await quarantine.ReleaseAsync(Views, "a", 1, default)).ShouldBeFalse();
        (await quarantine.ReleaseAsync("other", "a", 4, default)).ShouldBeFalse();
        (await quarantine.ReleaseAsync(Views, "a", 4, default)).ShouldBeTrue();
        (await quarantine.ExtendAsync(Views, "a", 5, default)).ShouldBeFalse();
        (await quarantine.ReleaseAsync(Views, "a", 4, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stream_of_which_a_part_was_applied_is_held_from_the_next_unreadable_event_on()
    {
        var quarantine = Open();
        var first = Held("a", 1);
        await quarantine.HoldAsync(Views, first, default);
        await quarantine.ExtendAsync(Views, "a", 9, default);
        var next = Held("a", 6, "second.v9");

        await quarantine.AdvanceAsync(Views, next, default);

        (await quarantine.FindAsync(Views, ["a"], default)).ShouldBe([next with { ThroughRevision = 9, HeldAt = first.HeldAt }]);
    }

    [Fact]
    public async Task Held_streams_are_listed_in_pages()
    {
        var quarantine = Open();
        foreach (var stream in new[] { "c", "a", "d", "b" })
            await quarantine.HoldAsync(Views, Held(stream, 0), default);
        await quarantine.HoldAsync("other", Held("aa", 0), default);

        (await quarantine.ListAsync(Views, "", 3, default)).Select(one => one.Stream).ShouldBe(["a", "b", "c"]);
        (await quarantine.ListAsync(Views, "c", 3, default)).Select(one => one.Stream).ShouldBe(["d"]);
        (await quarantine.ListAsync(Views, "d", 3, default)).ShouldBeEmpty();
    }
}

public sealed class SqliteQuarantineTests : QuarantineConformance, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-quarantine-");

    private protected override IQuarantine Open() => new SqliteQuarantine(Path.Combine(_folder.FullName, "quarantine.db"));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

[Trait(Engines.Trait, "MongoDb")]
public sealed class MongoQuarantineTests : QuarantineConformance, IAsyncDisposable
{
    private readonly TestDocuments _documents = new();

    private protected override IQuarantine Open() => new MongoQuarantine(_documents.Databases, "held");

    public ValueTask DisposeAsync() => _documents.DisposeAsync();
}
