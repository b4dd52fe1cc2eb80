using Picasso.Web.Components;

namespace Picasso.Web.Tests;

public sealed class AlertTests : ComponentContext
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_shown_without_a_sentence(string? sentence) => Show(sentence, bad: true).Markup.Trim().ShouldBeEmpty();

    [Theory]
    [InlineData(true, "alert")]
    [InlineData(false, "status")]
    public void An_error_interrupts_and_a_success_does_not(bool bad, string role) =>
        Show("The picture is listed.", bad).Find(".alert").GetAttribute("role").ShouldBe(role);

    [Fact]
    public void The_sentence_stays_text()
    {
        var alert = Show("“<i>Harbour</i>” was removed.", bad: true);

        alert.FindAll("i").ShouldBeEmpty();
        alert.Find("p").TextContent.ShouldBe("“<i>Harbour</i>” was removed.");
    }

    private IRenderedComponent<Alert> Show(string? sentence, bool bad) =>
        Render<Alert>(parameters => parameters.Add(alert => alert.Text, sentence).Add(alert => alert.Bad, bad));
}
