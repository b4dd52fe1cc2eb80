using Picasso.Domain.Tests.Pictures;
using Picasso.EventSourcing;
using Picasso.Pictures;
using Picasso.Pictures.Proving;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Domain.Tests.PictureQueries;

public class ClockTests
{
    [Fact]
    public void Case_30_order_comes_from_positions_also_when_every_machine_has_another_time()
    {
        // Each event says that it happened an hour before the one before.
        PictureEvent[] events = [Given.Uploaded, Given.Listed, Given.Held(), Given.Sold()];
        var (hash, row, recorded) = ((string?)null, (PictureRow?)null, new List<RecordedEvent>());
        foreach (var (index, happened) in events.Index())
        {
            var at = Given.Now.AddHours(-index);
            var (stream, id, name) = (PictureEvents.StreamOf(Given.Uploaded.PictureId), Guid.NewGuid(), PictureEvents.NameOf(happened));
            var data = PictureEvents.Encode(happened);
            var sealedAs = HashChain.Seal(hash, stream, index, id, name, data, new EventMetadata("a", at.UtcDateTime.ToString("O"), "test", ""));
            hash = sealedAs.Hash;
            recorded.Add(new RecordedEvent(id, stream, index, new LogPosition((ulong)index + 7), name, data, sealedAs.Encode(), at));
            row = PictureProjection.Apply(row, recorded[^1]);
        }

        row.ShouldNotBeNull();
        (row.OwnerId, row.Sequence, row.Position, row.Offer).ShouldBe((Given.Buyer, 7, 10, null));
        HashChain.Verify(recorded).IsIntact.ShouldBeTrue();
        PictureProjection.Apply(row, recorded[1]).ShouldBeSameAs(row);
    }
}
