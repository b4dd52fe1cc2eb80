using Microsoft.AspNetCore.Components;
using Picasso.Web.Components;

namespace Picasso.Web.Tests;

/// <summary>A sentence with parts, in whatever order a translation has them.</summary>
public sealed class SentenceTests : ComponentContext
{
    private static readonly RenderFragment<string>[] s_parts = [text => builder => Bold(builder, text, "first"), text => builder => Bold(builder, text, "second")];

    [Theory]
    [InlineData("See the <0>terms</0>.", "See the <a href=\"/terms\">terms</a>.")]
    [InlineData("<0>Bedingungen</0> ansehen", "<a href=\"/terms\">Bedingungen</a> ansehen")]
    [InlineData("No part", "No part")]
    [InlineData("A <b>bold</b> title", "A &lt;b&gt;bold&lt;/b&gt; title")]
    [InlineData("A title like <5/> or <7>x</7>, and <0>terms</0>", "A title like &lt;5/&gt; or &lt;7&gt;x&lt;/7&gt;, and <a href=\"/terms\">terms</a>")]
    [InlineData("Broken <0>x</1>", "Broken &lt;0&gt;x&lt;/1&gt;")]
    public void Links_are_at_their_numbers_and_all_else_is_text(string text, string html) =>
        Render<Sentence>(sentence => sentence.Add(one => one.Text, text).Add(one => one.Links, ["/terms"])).Markup.ShouldBe(html);

    [Fact]
    public void Parts_may_stand_in_another_order() =>
        Render<Sentence>(sentence => sentence.Add(one => one.Text, "<1/> von <0>x</0>").Add(one => one.Parts, s_parts)).Markup
            .ShouldBe("<b class=\"second\"></b> von <b class=\"first\">x</b>");

    private static void Bold(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, string text, string name)
    {
        builder.OpenElement(0, "b");
        builder.AddAttribute(1, "class", name);
        builder.AddContent(2, text);
        builder.CloseElement();
    }
}
