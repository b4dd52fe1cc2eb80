using Picasso.Web.Showing;

namespace Picasso.Services.Tests.Web;

public class CsvTests
{
    [Theory]
    [InlineData("plain", "plain\r\n")]
    [InlineData("", "\r\n")]
    [InlineData("a,b", "\"a,b\"\r\n")]
    [InlineData("say \"cheese\"", "\"say \"\"cheese\"\"\"\r\n")]
    [InlineData("two\nlines", "\"two\nlines\"\r\n")]
    [InlineData(" edge ", "\" edge \"\r\n")]
    [InlineData("-12.50", "-12.50\r\n")]
    [InlineData("=SUM(A1)", "'=SUM(A1)\r\n")]
    [InlineData("+49 30", "'+49 30\r\n")]
    [InlineData("-1+1", "'-1+1\r\n")]
    [InlineData("@import", "'@import\r\n")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n")]
    public void A_field_is_quoted_where_it_must_be_and_never_a_formula(string field, string line) => Csv.Line(field).ShouldBe(line);

    [Theory]
    [InlineData("5", 500)]
    [InlineData(" 7.5 ", 750)]
    [InlineData("7,25%", 725)]
    [InlineData("20", 2000)]
    [InlineData("0", 0)]
    public void A_share_is_written_in_percent(string text, int basisPoints) => MoneyText.ParseShare(text).ShouldBe((basisPoints, null));

    [Theory]
    [InlineData("21")]
    [InlineData("20.01")]
    [InlineData("-1")]
    [InlineData("five")]
    [InlineData("1e1")]
    public void Anything_else_is_no_share(string text) => MoneyText.ParseShare(text).Refusal!.Reason.ShouldBe("royalty_invalid");

    [Fact]
    public void No_share_is_none() => MoneyText.ParseShare(" ").ShouldBe((null, null));
}
