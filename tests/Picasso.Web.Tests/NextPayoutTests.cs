using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Web.Selling;

namespace Picasso.Web.Tests;

/// <summary>A seller reads in the studio when money comes, and what is held and why.</summary>
public sealed class NextPayoutTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 1, PayoutAccountState.Active, "Nothing")]
    [InlineData(-5, 1, PayoutAccountState.Active, "Owing")]
    [InlineData(5, null, PayoutAccountState.None, "TooSmall")]
    [InlineData(5, 1, PayoutAccountState.Pending, "NeedsSetup")]
    [InlineData(5, 0, PayoutAccountState.Active, "Now")]
    [InlineData(5, 1, PayoutAccountState.Active, "Planned")]
    public void Each_state_of_a_payout_has_its_words(long minor, int? hours, PayoutAccountState account, string expected)
    {
        var next = new NextPayout { Amount = Euros(minor), At = hours is { } later ? s_now.AddHours(later).ToTimestamp() : null };

        next.Prognosis(account, s_now).ToString().ShouldBe(expected);
    }

    [Fact]
    public void A_reserve_is_shown_even_when_nothing_is_due_and_an_empty_currency_is_not()
    {
        var overview = new PayoutsOverview { Next = { new NextPayout { Amount = Euros(0), Held = Euros(0), Open = Euros(0) } } };
        var balance = new GetBalanceResponse { Reserves = { new Money { Minor = 7, Currency = "CHF" }, Euros(0) } };

        var (next, reserve) = PayoutForecasts.WithReserves(overview, balance).ShouldHaveSingleItem();

        (next.Amount.Minor, reserve).ShouldBe((0, new Money { Minor = 7, Currency = "CHF" }));
    }

    private static Money Euros(long minor) => new() { Minor = minor, Currency = "EUR" };
}
