using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Web.Components;
using Picasso.Web.Selling;
using Picasso.Web.Tests.Fakes;

namespace Picasso.Web.Tests;

/// <summary>Fields of forms say what is wrong with them to people who see them and to people who hear them.</summary>
public sealed class FieldTests : ComponentContext
{
    private const string Sentence = "Enter a price such as 120 or 120.50.";

    public FieldTests()
    {
        Services.AddSingleton<Sales.SalesClient>(new StubSales());
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        Services.AddSingleton<SellerTermsReader>();
    }

    [Fact]
    public void The_label_of_a_price_belongs_to_its_input()
    {
        var field = Render<PriceFields>(parameters => parameters.Add(price => price.Label, "New price"));

        field.Find("label").GetAttribute("for").ShouldBe(field.Find("input").Id);
        field.Find("label").TextContent.Trim().ShouldBe("New price");
    }

    [Fact]
    public void Every_traded_currency_can_be_chosen_and_the_earlier_choice_stays()
    {
        var options = Render<PriceFields>(parameters => parameters.Add(price => price.Currency, "CHF")).FindAll("option");

        options.Select(option => option.GetAttribute("value")).ShouldBe(Currency.Traded);
        options.Where(option => option.HasAttribute("selected")).ShouldHaveSingleItem().GetAttribute("value").ShouldBe("CHF");
    }

    [Fact]
    public void A_refused_price_keeps_what_was_typed_and_says_what_to_type()
    {
        var field = Render<PriceFields>(parameters => parameters.Add(price => price.Value, "12x").Add(price => price.Problem, Sentence));
        var input = field.Find("input");

        input.GetAttribute("value").ShouldBe("12x");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        field.Find($"#{input.GetAttribute("aria-describedby")} .wrong").TextContent.ShouldBe(Sentence);
    }

    [Fact]
    public void A_price_that_was_not_refused_is_not_marked()
    {
        var field = Render<PriceFields>();

        field.Find("input").HasAttribute("aria-invalid").ShouldBeFalse();
        field.FindAll(".wrong, .field-wrong").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_price_is_required_unless_it_is_optional(bool optional) =>
        Render<PriceFields>(parameters => parameters.Add(price => price.Optional, optional)).Find("input").HasAttribute("required").ShouldBe(!optional);

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(Sentence, null, Sentence)]
    [InlineData(null, "Everyone sees it.", "Everyone sees it.")]
    [InlineData(Sentence, "Everyone sees it.", Sentence + " Everyone sees it.")]
    public void What_describes_a_field_is_on_the_page(string? problem, string? hint, string description)
    {
        var field = Render<Field>(parameters => parameters
            .Add(text => text.Name, "title").Add(text => text.Label, "Title").Add(text => text.Problem, problem).Add(text => text.Hint, hint));
        var ids = field.Find("input").GetAttribute("aria-describedby")?.Split(' ') ?? [];

        string.Join(' ', ids.Select(id => field.Find($"#{id}").TextContent)).ShouldBe(description);
    }

    [Fact]
    public void Several_lines_are_a_text_area_with_what_was_typed() => Render<Field>(parameters => parameters
        .Add(text => text.Name, "bio").Add(text => text.Label, "Bio").Add(text => text.Lines, 4).Add(text => text.Value, "<b>I</b> paint"))
        .Find("textarea").TextContent.ShouldBe("<b>I</b> paint");
}
