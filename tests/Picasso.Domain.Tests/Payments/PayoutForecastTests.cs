using Picasso.Kernel;
using Picasso.Payments.Payouts;

namespace Picasso.Domain.Tests.Payments;

/// <summary>What a seller is told of the next payout follows the rules by which payouts are planned.</summary>
public class PayoutForecastTests
{
    private const long Minimum = 1_00;
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
    private static readonly DateTimeOffset s_monday = s_now.AddDays(2), s_friday = s_now.AddDays(6);

    [Fact]
    public void What_is_free_is_sent_now() =>
        Of(20_00, Held("a", 5_00, s_monday)).ShouldBe(new PayoutForecast(Euros(15_00), s_now, 5_00, s_monday, 0, 20_00));

    [Fact]
    public void Otherwise_the_next_payout_is_when_enough_of_it_is_free() => Of(
        10_50, Held("a", 10_00, s_friday), Held("b", 90, s_monday), Held("b", -40, s_monday))
        .ShouldBe(new PayoutForecast(Euros(10_50), s_friday, 10_50, s_friday, 0, 10_50));

    [Fact]
    public void Later_ones_are_not_part_of_the_next() => Of(
        30_00, Held("a", 10_00, s_friday), Held("b", 20_00, s_monday)).ShouldBe(new PayoutForecast(Euros(20_00), s_monday, 30_00, s_friday, 0, 30_00));

    [Fact]
    public void An_open_sale_has_no_date_and_counts_once()
    {
        var forecast = PayoutForecast.Of(new SellerEarnings(
            "seller", 7, 0, [Euros(20_00)], [Held("a", 12_00, null)], [Held("a", 12_00, null), Held("b", 8_00, null)]), Minimum, s_now).ShouldHaveSingleItem();

        forecast.ShouldBe(new PayoutForecast(Euros(0), null, 0, null, 20_00, 20_00));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(0)]
    [InlineData(-5_00)]
    public void Too_little_and_a_debt_have_no_date(long owed) => Of(owed).ShouldBe(new PayoutForecast(Euros(owed), null, 0, null, 0, owed));

    [Fact]
    public void A_currency_is_forecast_by_itself()
    {
        var all = PayoutForecast.Of(new SellerEarnings(
            "seller", 7, 0, [new Money(5_00, "CHF"), Euros(5_00)], [Held("a", 5_00, s_monday)], []), Minimum, s_now);

        all.Select(one => (one.Amount, one.At)).ShouldBe([(new Money(5_00, "CHF"), s_now), (Euros(5_00), s_monday)]);
    }

    [Theory]
    [InlineData(20_00, 5_00)]
    [InlineData(20_00, 19_50)]
    [InlineData(20_00, 25_00)]
    public void At_its_date_the_plan_pays_what_was_forecast(long owed, long heldMinor)
    {
        var held = Held("a", heldMinor, s_monday);
        var forecast = Of(owed, held);

        var at = forecast.At.ShouldNotBeNull();
        var still = at < s_monday ? held : held with { Amount = Euros(0) };
        PayoutPlan.Of(new SellerEarnings("seller", 7, 0, [Euros(owed)], [still], []), Minimum, at).ShouldHaveSingleItem().Amount.ShouldBe(forecast.Amount);
    }

    private static PayoutForecast Of(long owed, params SaleProceeds[] held) =>
        PayoutForecast.Of(new SellerEarnings("seller", 7, 0, [Euros(owed)], held, []), Minimum, s_now).ShouldHaveSingleItem();

    private static SaleProceeds Held(string purchase, long minor, DateTimeOffset? until) => new(purchase, Euros(minor), until);

    private static Money Euros(long minor) => new(minor, "EUR");
}
