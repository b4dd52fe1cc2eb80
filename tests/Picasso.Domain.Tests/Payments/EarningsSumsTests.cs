using Picasso.Kernel;
using Picasso.Payments.Selling;

namespace Picasso.Domain.Tests.Payments;

/// <summary>What a seller earned, by day and by picture, each currency by itself.</summary>
public class EarningsSumsTests
{
    private static readonly DateTimeOffset s_midnight = DateTimeOffset.UnixEpoch.AddDays(20_000);
    private readonly EarningsSums _sums = new();

    [Fact]
    public void A_day_begins_at_midnight_in_UTC_and_a_reversal_counts_on_its_own_day()
    {
        Add("pier", 10_00, s_midnight.AddMilliseconds(-1));
        Add("pier", 20_00, s_midnight);
        Add("night", 5_00, s_midnight.AddHours(23.9));
        Add("night", -5_00, s_midnight.AddDays(2));

        _sums.Days.ShouldBe([(19_999, Euros(10_00)), (20_000, Euros(25_00)), (20_002, Euros(-5_00))]);
        _sums.Pictures(9).ShouldBe([("pier", "pier", Euros(30_00)), ("night", "night", Euros(0))]);
    }

    [Fact]
    public void Currencies_are_not_added_up_and_the_latest_title_is_shown()
    {
        _sums.Add("pier", "Old", new Money(3_00, "CHF"), s_midnight);
        _sums.Add("pier", "Old", Euros(1_00), s_midnight);
        _sums.Add("pier", "New", Euros(1_00), s_midnight);

        _sums.Days.ShouldBe([(20_000, new Money(3_00, "CHF")), (20_000, Euros(2_00))]);
        _sums.Pictures(9).ShouldBe([("pier", "Old", new Money(3_00, "CHF")), ("pier", "New", Euros(2_00))]);
        _sums.Pictures(1).ShouldHaveSingleItem();
    }

    [Fact]
    public void Lines_that_move_what_was_earned_are_no_earnings()
    {
        foreach (var kind in (string[])[SellerLineKinds.Payout, SellerLineKinds.ReserveHeld, SellerLineKinds.ReserveReleased, SellerLineKinds.LossBorne])
            EarningsSums.Kinds.ShouldNotContain(kind);
    }

    private void Add(string picture, long minor, DateTimeOffset at) => _sums.Add(picture, picture, Euros(minor), at);

    private static Money Euros(long minor) => new(minor, "EUR");
}
