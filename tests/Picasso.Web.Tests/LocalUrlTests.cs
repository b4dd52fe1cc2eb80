using Picasso.Web.Hosting;

namespace Picasso.Web.Tests;

public class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/explore?order=popular#top")]
    [InlineData("/pictures/1/https://elsewhere")]
    public void A_path_on_this_site_is_followed(string url) => LocalUrl.Or(url, "/fallback").ShouldBe(url);

    [Theory]
    [InlineData("/caf\u00E9", "/caf%C3%A9")]
    [InlineData("/search?q=\u6D77 and %20", "/search?q=%E6%B5%B7%20and%20%20")]
    [InlineData("/\uD83D\uDE00", "/%F0%9F%98%80")]
    [InlineData("/\u202Ea", "/%E2%80%AEa")]
    public void A_path_that_is_not_ASCII_is_encoded_once(string url, string expected)
    {
        LocalUrl.Or(url, "/fallback").ShouldBe(expected);
        LocalUrl.Or(expected, "/fallback").ShouldBe(expected);
    }

    [Fact]
    public void Half_a_character_is_encoded_as_the_sign_for_none() => LocalUrl.Or("/" + (char)0xD83D, "/fallback").ShouldBe("/%EF%BF%BD");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/ok\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("explore")]
    public void Nothing_else_is(string? url) => LocalUrl.Or(url, "/fallback").ShouldBe("/fallback");

    [Theory]
    [InlineData("/a", 0ul, "/a")]
    [InlineData("/a", 7ul, "/a?at=7")]
    [InlineData("/a?b=1&at=3", 7ul, "/a?b=1&at=7")]
    public void A_position_is_carried_once(string url, ulong position, string expected) => FormPost.At(url, position).ShouldBe(expected);

    [Theory]
    [InlineData("12", 12ul)]
    [InlineData("-1", 0ul)]
    [InlineData("0x1", 0ul)]
    [InlineData("99999999999999999999999", 0ul)]
    [InlineData(null, 0ul)]
    public void A_position_that_is_none_does_not_wait(string? at, ulong position) => FormPost.PositionIn(at).ShouldBe(position);
}
