using Picasso.Web.Formatting;
using Money = Picasso.Contracts.Money;

namespace Picasso.Web.Tests;

public class MoneyTextTests
{
    [Theory]
    [InlineData("3.50", 350)]
    [InlineData("3,50", 350)]
    [InlineData("3.5", 350)]
    [InlineData(" 120 ", 12000)]
    [InlineData("0.50", 50)]
    [InlineData("007", 700)]
    [InlineData("999999.99", 99_999_999)]
    public void What_people_write_becomes_minor_units(string text, long minor)
    {
        var (price, error) = MoneyText.ParsePrice(text, "EUR");
        error.ShouldBeNull();
        price.ShouldBe(new Kernel.Money(minor, "EUR"));
    }

    [Theory]
    [InlineData("0x10")]
    [InlineData("1e3")]
    [InlineData("1.505")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("1,000.00")]
    [InlineData("1 000")]
    [InlineData("1.000,00")]
    [InlineData("0.49")]
    [InlineData("1000000")]
    [InlineData("99999999999999999999")]
    [InlineData("١٢")]
    [InlineData("1\n2")]
    [InlineData("€5")]
    [InlineData("")]
    [InlineData(null)]
    public void Case_28_everything_else_is_refused(string? text)
    {
        MoneyText.ParsePrice(text, "EUR").Error!.Reason.ShouldBe("price_invalid");
    }

    [Theory]
    [InlineData("1200", 1200)]
    [InlineData("1200.5", null)]
    public void Yen_have_no_decimals(string text, int? minor) =>
        (MoneyText.ParsePrice(text, "JPY") is { Error: null } parsed ? (int?)parsed.Price.Minor : null).ShouldBe(minor);

    [Fact]
    public void Who_types_a_price_sees_its_bounds() => MoneyText.BoundsOf("EUR").ShouldBe("€0.50 to €999,999.99");

    [Fact]
    public void A_currency_that_is_not_traded_is_refused() => MoneyText.ParsePrice("1", "XXX").Error!.Reason.ShouldBe("currency_unsupported");

    [Theory]
    [InlineData(125000, "EUR", "€1,250.00")]
    [InlineData(-350, "EUR", "−€3.50")]
    [InlineData(1200, "JPY", "¥1,200")]
    [InlineData(1200, "CHF", "CHF\u00a012.00")]
    [InlineData(long.MinValue, "USD", "−$92,233,720,368,547,758.08")]
    public void Money_is_shown_in_its_currency(long minor, string currency, string shown) =>
        MoneyText.Show(new Money { Minor = minor, Currency = currency }).ShouldBe(shown);
}
