using Picasso.Users.SigningInExternally;

namespace Picasso.Domain.Tests.Users;

public class ReturnUrlsTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/pictures/1?tab=offers#top")]
    public void A_page_of_this_site_is_returned_to(string url) => ReturnUrls.LocalOrHome(url).ShouldBe(url);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\..\\b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/a\r\nSet-Cookie: a=b")]
    public void Everything_else_leads_home(string? url) => ReturnUrls.LocalOrHome(url).ShouldBe("/");
}
