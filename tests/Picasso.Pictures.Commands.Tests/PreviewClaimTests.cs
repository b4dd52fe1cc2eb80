using Picasso.Pictures.Commands.AddingPreviews;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>One copy of the service works on a picture, and an attempt without a result is not repeated for ever.</summary>
public class PreviewClaimTests
{
    [Fact]
    public void A_claim_keeps_others_away_for_a_time_that_doubles_up_to_the_last_attempt()
    {
        PreviewsClaimed? claim = null;
        var (now, wait) = (DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(10));
        for (var count = 1; count <= PreviewClaim.MaxAttempts; count++, wait *= 2)
        {
            claim = PreviewClaim.Decider.Decide(claim, new ClaimPreviews(now)).Events.ShouldHaveSingleItem();
            claim.Count.ShouldBe(count);
            PreviewClaim.Decider.Decide(claim, new ClaimPreviews(now + wait - TimeSpan.FromTicks(1))).Events.ShouldBeEmpty();
            now += wait;
        }

        PreviewClaim.Decider.Decide(claim, new ClaimPreviews(now)).Events.ShouldBeEmpty();
        PreviewClaim.EndOf(claim!).ShouldBe(now);
    }
}
