using Picasso.Contracts.Pictures;
using Picasso.Web.Components;
using Picasso.Web.Tests.Fakes;

namespace Picasso.Web.Tests;

/// <summary>The order of the selected work is changed by buttons, also by keyboard.</summary>
public sealed class SelectedWorkListTests : ComponentContext
{
    private static readonly string[] s_ids = ["a", "b", "c"];

    [Theory]
    [InlineData(0, "down?before=c|remove")]
    [InlineData(1, "up?before=a|down|remove")]
    [InlineData(2, "up?before=b|remove")]
    public void Each_picture_moves_where_there_is_a_place(int index, string acts) =>
        Show().FindAll("li")[index].QuerySelectorAll("button").Select(button => button.GetAttribute("formaction")!.Split($"/selected/{s_ids[index]}/")[1])
            .ShouldBe(acts.Split('|'));

    [Theory]
    [InlineData("b", "up", "b/up")]
    [InlineData("b", "down", "b/down")]
    [InlineData("a", "up", "a/down")]
    [InlineData("c", "down", "c/up")]
    [InlineData("x", "up", "")]
    public void The_button_that_was_pressed_has_the_focus_or_the_other_one_at_an_end(string on, string button, string focused) =>
        string.Join('|', Show(on, button).FindAll("[autofocus]").Select(one => one.GetAttribute("formaction")!.Split("/selected/")[1].Split('?')[0])).ShouldBe(focused);

    [Fact]
    public void A_button_names_its_picture_and_the_place_is_told()
    {
        var list = Show();

        list.FindAll("button")[0].TextContent.ShouldBe("Move down Night harbour");
        list.FindAll("li")[0].TextContent.ShouldContain("1 of 3");
    }

    [Fact]
    public void A_picture_that_visitors_do_not_see_can_be_removed()
    {
        var row = Show().FindAll("li")[2];

        row.TextContent.ShouldContain("A picture that is not shown");
        row.QuerySelectorAll("button")[^1].TextContent.ShouldStartWith("Remove");
    }

    private IRenderedComponent<SelectedWorkList> Show(string? on = null, string? button = null)
    {
        var picture = SampleCards.Create().Picture;
        return Render<SelectedWorkList>(parameters => parameters
            .Add(list => list.Ids, s_ids).Add(list => list.On, on).Add(list => list.Button, button)
            .Add(list => list.Pictures, new Dictionary<string, Picture> { ["a"] = picture, ["b"] = picture }));
    }
}
