using Picasso.EventSourcing.Deciding;
using Picasso.Pictures;
using Picasso.Pictures.Proving;

namespace Picasso.Domain.Tests.Pictures;

/// <summary>A picture's history is folded once, however it is read.</summary>
public sealed class PictureHistoryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_history_that_goes_on_equals_one_that_was_read_at_once(int read)
    {
        var chain = HashChainTests.Chain();
        var whole = PictureHistory.None.With(chain);

        var continued = PictureHistory.None.With(chain[..read]).With(chain[read..]);

        continued.State.OwnerId.ShouldBe(whole.State.OwnerId);
        continued.State.TimesSold.ShouldBe(whole.State.TimesSold);
        continued.Entries.Select(entry => entry.Recorded).ShouldBe(chain);
        continued.Verdict.ShouldBe(whole.Verdict);
        continued.NextRevision.ShouldBe(chain.Count);
    }

    [Fact]
    public void The_state_is_the_deciders_fold()
    {
        var history = PictureHistory.None.With(HashChainTests.Chain());

        history.State.OwnerId.ShouldBe(PictureDecider.Instance.Fold(history.Entries.Select(entry => entry.Happened)).OwnerId);
        history.Verdict.IsIntact.ShouldBeTrue();
    }

    [Fact]
    public void Without_following_events_it_is_the_same_history()
    {
        var history = PictureHistory.None.With(HashChainTests.Chain());

        history.With([]).ShouldBeSameAs(history);
        PictureHistory.None.NextRevision.ShouldBe(0);
    }

    [Fact]
    public void The_position_of_a_transfer_is_that_of_its_event()
    {
        var history = PictureHistory.None.With(HashChainTests.Chain());
        var transferred = history.Entries[^1].Happened.ShouldBeOfType<OwnershipTransferred>();

        history.PositionOfTransfer(transferred.PurchaseId).ShouldBe(history.Entries[^1].Recorded.Position);
        history.PositionOfTransfer("another").ShouldBeNull();
    }

    [Fact]
    public void An_event_that_cannot_be_read_is_no_end_of_the_history() => Should.Throw<UnreadableEventException>(
        () => PictureHistory.None.With([HashChainTests.Chain()[0] with { Type = "picture.framed.v9" }]));
}
