using EventStore.Client;
using Picasso.Conformance.Tests.EventStore;
using Picasso.EventSourcing;
using Picasso.Kernel;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>What operators and other programs do to streams of ours.</summary>
public sealed class DeletedStreamTests : OnSimulatedServer
{
    private static readonly EventFilter s_pictures = EventFilter.Streams("picture-");

    [Fact]
    public async Task A_tombstone_blocks_no_subscription_and_is_not_delivered()
    {
        await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event());
        Server.Write(log => log.Tombstone("picture-1"));
        var after = await Store.Append("picture-2", ExpectedRevision.NoStream, Sample.Event());

        var seen = await Store.Follow(LogPosition.Start, s_pictures, through: after.Position);

        seen.Select(item => item.Stream).ShouldBe(["picture-1", "picture-2"]);
    }

    [Fact]
    public async Task A_stream_that_was_deleted_for_good_reads_as_empty_and_refuses_appends()
    {
        await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event());
        Server.Write(log => log.Tombstone("picture-1"));

        (await Store.Forwards("picture-1")).ShouldBeEmpty();
        var refused = await Should.ThrowAsync<DomainException>(() => Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Event()));
        refused.Error.Reason.ShouldBe("stream_deleted");
    }

    [Fact]
    public async Task Revisions_and_positions_go_on_after_a_soft_delete()
    {
        await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Events(3));
        Server.Write(log => log.SoftDelete("picture-1"));

        var again = await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Events(2));
        var next = await Store.Append("picture-1", ExpectedRevision.Exactly(again.Revision), Sample.Event());

        (again.Revision, next.Revision).ShouldBe((4, 5));
        (await Store.Forwards("picture-1")).Select(item => (item.Revision, item.Position)).ShouldContain((4, again.Position));
        (await Store.Forwards("picture-1")).Select(item => item.Revision).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public async Task A_truncated_stream_goes_on_where_it_was()
    {
        await Store.Append("picture-1", ExpectedRevision.NoStream, Sample.Events(3));
        Server.Write(log => log.Truncate("picture-1", before: 2));

        (await Store.Append("picture-1", ExpectedRevision.Exactly(2), Sample.Event())).Revision.ShouldBe(3);
        (await Store.Forwards("picture-1")).Select(item => item.Revision).ShouldBe([2, 3]);
        (await Store.Backwards("picture-1")).Select(item => item.Revision).ShouldBe([3, 2]);
    }
}
