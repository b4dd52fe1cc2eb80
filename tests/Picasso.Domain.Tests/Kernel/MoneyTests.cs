using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

public class MoneyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(Money.MaxPriceMinor + 1)]
    [InlineData(long.MaxValue)]
    public void Case_28_a_price_is_positive_and_bounded(long minor) =>
        new Money(minor, "EUR").RefusalAsPrice()!.Reason.ShouldBe("price_invalid");

    [Theory]
    [InlineData("eur")]
    [InlineData("JPY")]
    [InlineData("")]
    [InlineData(null)]
    public void A_price_is_in_a_traded_currency(string? currency) =>
        new Money(1, currency!).RefusalAsPrice()!.Reason.ShouldBe("currency_unsupported");

    [Fact]
    public void The_smallest_and_the_largest_price_are_prices()
    {
        new Money(1, "EUR").RefusalAsPrice().ShouldBeNull();
        new Money(Money.MaxPriceMinor, "CHF").RefusalAsPrice().ShouldBeNull();
    }

    [Theory]
    [InlineData(1234, "12.34 EUR")]
    [InlineData(-5, "-0.05 EUR")]
    [InlineData(long.MinValue, "-92233720368547758.08 EUR")]
    public void Money_reads_in_major_units(long minor, string text) => new Money(minor, "EUR").ToString().ShouldBe(text);
}
