using Picasso.Web.Conversing;

namespace Picasso.Web.Tests;

public sealed class LinkedTextTests
{
    [Theory]
    [InlineData("See https://example.com/a, please.", "https://example.com/a")]
    [InlineData("(https://example.com/a_(b))", "https://example.com/a_(b)")]
    [InlineData("HTTP://EXAMPLE.com?q=1!", "HTTP://EXAMPLE.com?q=1")]
    [InlineData("https://münchen.example/ß", "https://münchen.example/ß")]
    public void An_address_is_a_link_without_the_signs_of_its_sentence(string text, string address)
    {
        var pieces = LinkedText.Split(text);
        pieces.Single(piece => piece.Url is not null).Text.ShouldBe(address);
        string.Concat(pieces.Select(piece => piece.Text)).ShouldBe(text);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("xhttps://example.com")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https://")]
    [InlineData("no address at all")]
    [InlineData("")]
    public void Anything_else_stays_text(string text)
    {
        LinkedText.Split(text).ShouldAllBe(piece => piece.Url == null);
        string.Concat(LinkedText.Split(text).Select(piece => piece.Text)).ShouldBe(text);
    }
}
