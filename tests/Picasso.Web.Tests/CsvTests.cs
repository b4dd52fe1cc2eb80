using Picasso.Web.Formatting;

namespace Picasso.Web.Tests;

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

    public static TheoryData<string> Disguises =>
    [
        "\uFF1D1+1", "\uFF0B1", "\uFF0D1+1", "\uFF20SUM(A1)", "\uFE66A1", "\u207A1", "\uFB29A1", "\u2212A1",
        "\u200B=1", "\uFEFF=1", "\t=1", "\r=1", "\n=1", "\u00A0=1", "\u00AD=1", "\u202E=1", "\u2066@SUM(A1)", "\u200D\u200B\uFF1D1",
        "\u3164=1", "\u115F=1", "\u2800=1", "\u034F=1", "\uFE0F=1", "\U000E0020=1", " =1", "\u3000\uFF1D1", "\0=1", "\uE000=1", "\"=1", "'=1",
    ];

    [Theory]
    [MemberData(nameof(Disguises))]
    public void A_formula_behind_hidden_or_wide_signs_is_none(string title) => Csv.Line(title).TrimStart('"').ShouldStartWith("'");

    [Theory]
    [InlineData("a;=1+1", "\"a;'=1+1\"\r\n")]
    [InlineData("a\t+1", "\"a\t'+1\"\r\n")]
    [InlineData("a,\u200B@x", "\"a,'\u200B@x\"\r\n")]
    [InlineData("a|-x", "a|'-x\r\n")]
    public void A_cell_that_another_separator_would_begin_is_no_formula_either(string title, string line) => Csv.Line(title).ShouldBe(line);

    [Theory]
    [InlineData("Gr\u00FC\u00DFe = sch\u00F6n")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u65E5\u672C\uFF1D\u6771\u4EAC")]
    [InlineData("0.00")]
    public void An_honest_text_is_left_as_it_is(string title) => Csv.Line(title).ShouldBe(title + "\r\n");

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
    public void Anything_else_is_no_share(string text) => MoneyText.ParseShare(text).Error!.Reason.ShouldBe("royalty_invalid");

    [Fact]
    public void No_share_is_none() => MoneyText.ParseShare(" ").ShouldBe((null, null));
}
