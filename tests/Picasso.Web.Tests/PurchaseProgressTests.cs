using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Web.Components;
using Picasso.Web.Paying;
using Picasso.Web.Tests.Fakes;

namespace Picasso.Web.Tests;

public sealed class PurchaseProgressTests : ComponentContext
{
    private readonly StubPurchases _purchases = new();
    private readonly StubCards _cards = new();

    public PurchaseProgressTests()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(60);
        Services.AddSingleton<Purchases.PurchasesClient>(_purchases);
        Services.AddSingleton<SandboxCards.SandboxCardsClient>(_cards);
        // Time stands still: the component does not poll again while a test runs.
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        Services.AddSingleton(new CardProvider(
            new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = Environments.Development }));
    }

    [Theory]
    [InlineData(PurchaseState.Requested, "Reserving the picture", 0)]
    [InlineData(PurchaseState.Reserved, "Authorising payment", 1)]
    [InlineData(PurchaseState.Processing, "Authorising payment", 1)]
    [InlineData(PurchaseState.Paid, "Transferring copyright", 2)]
    [InlineData(PurchaseState.Transferred, "Sending receipts", 3)]
    public void The_step_of_the_state_is_current_and_earlier_ones_are_done(PurchaseState state, string step, int done)
    {
        var progress = Show(state);

        progress.Find("[aria-current=step]").TextContent.Trim().ShouldBe(step);
        progress.FindAll("li.past").Count.ShouldBe(done);
    }

    [Fact]
    public void A_completed_purchase_leads_to_the_original_and_the_chain_of_title()
    {
        var progress = Show(PurchaseState.Completed);

        progress.Find("h2").TextContent.ShouldBe("It is yours.");
        progress.FindAll(".actions a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["/me/purchases?at=41", $"/pictures/{SampleCards.PictureId}/title?at=41"]);
        var original = progress.Find(".actions button");
        (original.TextContent.Trim(), original.GetAttribute("form"), original.GetAttribute("formaction"))
            .ShouldBe(("Get the original", "act", $"/pictures/{SampleCards.PictureId}/download"));
    }

    [Fact]
    public void A_declined_card_is_said_and_another_one_is_offered()
    {
        var asked = false;
        var progress = Render<PurchaseProgress>(parameters => parameters.Add(one => one.PurchaseId, "p")
            .Add(one => one.First, In(PurchaseState.Rejected, "card_declined")).Add(one => one.OnAnother, () => { asked = true; }));

        progress.Find("[role=alert]").TextContent.Trim().ShouldBe("Your bank declined the card. Nothing was charged.");
        progress.Find("button").Click();
        asked.ShouldBeTrue();
    }

    [Fact]
    public void A_state_that_arrives_later_replaces_the_first()
    {
        var progress = Show(PurchaseState.Requested);

        _purchases.Publish(In(PurchaseState.Paid));

        progress.WaitForAssertion(() => progress.Find("[aria-current=step]").TextContent.Trim().ShouldBe("Transferring copyright"));
    }

    [Theory]
    [InlineData("Approve", true)]
    [InlineData("Refuse", false)]
    public void The_answer_to_the_bank_is_the_button_that_was_pressed(string label, bool approved)
    {
        var progress = Show(PurchaseState.NeedsConfirmation);

        progress.FindAll("button").Single(button => button.TextContent == label).Click();

        progress.WaitForAssertion(() => _cards.Answers.ShouldHaveSingleItem().Approve.ShouldBe(approved));
        _cards.Answers[0].PurchaseId.ShouldBe("p");
    }

    [Fact]
    public void A_bank_that_cannot_be_reached_is_said_and_can_be_tried_again()
    {
        _cards.Fault = new RpcException(new Status(StatusCode.Unavailable, "down"));
        var progress = Show(PurchaseState.NeedsConfirmation);

        progress.FindAll("button")[0].Click();

        progress.WaitForAssertion(() => progress.Find("[role=alert]").TextContent.ShouldContain("Please try again in a moment."));
        progress.FindAll("button").ShouldAllBe(button => !button.HasAttribute("disabled"));
    }

    [Fact]
    public void A_purchase_that_does_not_exist_is_said()
    {
        var progress = Show(PurchaseState.Requested);

        _purchases.Fail(new RpcException(new Status(StatusCode.NotFound, "none")));

        progress.WaitForAssertion(() => progress.Find("[role=alert]").TextContent.Trim().ShouldNotBeEmpty());
    }

    [Fact]
    public void Every_state_is_shown()
    {
        foreach (var state in Enum.GetValues<PurchaseState>())
            Show(state).Find(".purchase").TextContent.Trim().ShouldNotBeEmpty(state.ToString());
    }

    private IRenderedComponent<PurchaseProgress> Show(PurchaseState state) => Render<PurchaseProgress>(parameters => parameters
        .Add(progress => progress.PurchaseId, "p").Add(progress => progress.First, In(state)));

    private static Purchase In(PurchaseState state, string reason = "") => new()
    {
        PurchaseId = "p", PictureId = SampleCards.PictureId, Title = "Night harbour", State = state, FailureReason = reason, Position = 41,
        Price = new Money { Minor = 24_000, Currency = "EUR" },
    };
}
