using Picasso.EventSourcing;
using Picasso.Pictures;
using Picasso.Pictures.Proving;

namespace Picasso.Domain.Tests.Pictures;

public class TitleChainTests
{
    private static readonly OwnershipTransferred s_sold = Given.Sold();

    [Fact]
    public void Uploaded_sold_and_sold_on_leaves_one_owner_at_every_position() => TitleChain.FindFlaw(Recorded(
        Given.Uploaded, Given.Listed, Given.Held(), s_sold, s_sold with { FromOwnerId = s_sold.ToOwnerId, ToOwnerId = "third" })).ShouldBeNull();

    [Fact]
    public void A_second_sale_by_the_same_seller_is_found() => TitleChain.FindFlaw(Recorded(
        Given.Uploaded, Given.Listed, Given.Held(), s_sold, s_sold with { ToOwnerId = "third" })).ShouldNotBeNull().Revision.ShouldBe(4);

    [Fact]
    public void A_picture_that_was_uploaded_twice_is_found() =>
        TitleChain.FindFlaw(Recorded(Given.Uploaded, Given.Uploaded)).ShouldNotBeNull().Revision.ShouldBe(1);

    [Fact]
    public void A_picture_that_passes_to_nobody_is_found() =>
        TitleChain.FindFlaw(Recorded(Given.Uploaded, s_sold with { ToOwnerId = "" })).ShouldNotBeNull().Revision.ShouldBe(1);

    [Fact]
    public void A_picture_whose_upload_is_missing_is_found() => TitleChain.FindFlaw(Recorded(Given.Listed)).ShouldNotBeNull().Revision.ShouldBe(0);

    [Fact]
    public void An_event_with_unreadable_json_is_found_and_ends_no_audit() =>
        TitleChain.FindFlaw([.. Recorded(Given.Uploaded, Given.Listed).Select(one => one.Revision == 1 ? one with { Data = "no JSON"u8.ToArray() } : one)])
            .ShouldNotBeNull().Flaw.ShouldBe("it has JSON that does not fit its type");

    private static IEnumerable<RecordedEvent> Recorded(params PictureEvent[] events) => events.Select((happened, revision) => new RecordedEvent(
        new Guid(revision + 1, 0, 0, new byte[8]), "picture-1", revision, new LogPosition((ulong)revision + 1), PictureEvents.NameOf(happened),
        PictureEvents.Encode(happened), ReadOnlyMemory<byte>.Empty, Given.Now));
}
