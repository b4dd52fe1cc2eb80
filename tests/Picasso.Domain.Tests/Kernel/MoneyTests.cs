using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

public class MoneyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(1)]
    [InlineData(49)]
    [InlineData(CurrencyRules.EightDigits + 1)]
    [InlineData(long.MaxValue)]
    public void Case_28_a_price_is_positive_and_bounded(long minor) =>
        new Money(minor, "EUR").ErrorAsPrice()!.Reason.ShouldBe("price_invalid");

    [Theory]
    [InlineData("eur")]
    [InlineData("XAU")]
    [InlineData("")]
    [InlineData(null)]
    public void A_price_is_in_a_traded_currency(string? currency) =>
        new Money(1, currency!).ErrorAsPrice()!.Reason.ShouldBe("currency_unsupported");

    [Fact]
    public void The_smallest_and_the_largest_price_are_prices()
    {
        foreach (var (code, lowest) in new[] { ("EUR", 50), ("USD", 50), ("GBP", 30), ("CHF", 50), ("JPY", 50) })
        {
            new Money(lowest, code).ErrorAsPrice().ShouldBeNull(code);
            new Money(lowest - 1, code).ErrorAsPrice().ShouldNotBeNull(code);
            new Money(CurrencyRules.EightDigits, code).ErrorAsPrice().ShouldBeNull(code);
            new Money(CurrencyRules.EightDigits + 1, code).ErrorAsPrice().ShouldNotBeNull(code);
        }
    }

    [Fact]
    public void A_refused_price_names_the_bounds_of_its_currency()
    {
        new Money(1, "EUR").ErrorAsPrice()!.Message.ShouldBe("A price in EUR is between 0.50 and 999999.99.");
        new Money(1, "JPY").ErrorAsPrice()!.Message.ShouldBe("A price in JPY is between 50 and 99999999.");
    }

    [Fact]
    public void A_currency_without_decimals_is_written_without_any() => new Money(1234, "JPY").ToString().ShouldBe("1234 JPY");

    [Theory]
    [InlineData(1234, "12.34 EUR")]
    [InlineData(-5, "-0.05 EUR")]
    [InlineData(long.MinValue, "-92233720368547758.08 EUR")]
    public void Money_reads_in_major_units(long minor, string text) => new Money(minor, "EUR").ToString().ShouldBe(text);
}
