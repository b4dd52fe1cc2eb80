using Grpc.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Components;
using Picasso.Web.Paying;
using Picasso.Web.Tests.Fakes;
using Money = Picasso.Contracts.Money;

namespace Picasso.Web.Tests;

/// <summary>What comes in between while somebody pays is explained, has the focus, and leads on.</summary>
public sealed class CheckoutTests : ComponentContext
{
    private readonly StubCheckout _purchases = new();
    private readonly StubTokens _cards = new();

    public CheckoutTests()
    {
        Services.AddSingleton<Purchases.PurchasesClient>(_purchases);
        Services.AddSingleton<SandboxCards.SandboxCardsClient>(_cards);
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
        Services.AddSingleton(new CardProvider(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = Environments.Development }));
        SetRendererInfo(new RendererInfo("Server", true));
    }

    [Theory]
    [InlineData("number", "card-number")]
    [InlineData("expiry_month", "card-expiry")]
    [InlineData("cvc", "card-cvc")]
    public void A_card_that_the_provider_refuses_is_an_error_of_its_field_which_has_the_focus(string field, string id)
    {
        _cards.Fault = DomainError.Invalid("card_invalid", "Check it.", field).ToRpcException();

        var checkout = Pay();

        checkout.FindAll("[aria-invalid=true]").ShouldHaveSingleItem().Id.ShouldBe(id);
        checkout.Find($"#{id}-wrong").TextContent.ShouldBe("Check it.");
        HasFocus(checkout.FindComponents<CardField>().Single(one => one.Instance.Id == id).Instance.Input);
    }

    [Fact]
    public void A_changed_price_is_named_and_paid_by_the_same_button()
    {
        _purchases.End = Ended("terms_changed");
        var checkout = Show();
        _purchases.Price = 30_000;

        Send(checkout);

        checkout.WaitForAssertion(() => checkout.Find(".checkout-problem").TextContent.ShouldContain("from €240.00 to €300.00 while you were paying. Nothing was charged."));
        checkout.Find("button[type=submit]").TextContent.Trim().ShouldBe("Pay €300.00");
        checkout.Find(".total strong").TextContent.ShouldBe("€300.00");
        JSInterop.Invocations.Count(call => call.Identifier.EndsWith(".focus", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Who_was_signed_out_elsewhere_signs_in_and_comes_back()
    {
        _cards.Fault = new DomainError(DomainErrorKind.Unauthenticated, "session_ended", "Ended.").ToRpcException();

        var checkout = Pay();

        checkout.Find("[role=alert]").TextContent.ShouldContain("You have been signed out");
        checkout.Find(".checkout-problem a").GetAttribute("href").ShouldBe($"/sign-in?returnUrl=%2Fpictures%2F{SampleCards.PictureId}%2Fbuy&again=1");
    }

    [Theory]
    [InlineData("not_listed", 0)]
    [InlineData("try_again", 1)]
    public void Trying_again_is_offered_only_where_it_can_help(string reason, int buttons)
    {
        _purchases.Fault = DomainError.Conflict(reason, "Not now.").ToRpcException();

        Show().FindAll("button").Count.ShouldBe(buttons);
    }

    [Theory]
    [InlineData("card_declined", "Try another card")]
    [InlineData("timed_out", "Try again")]
    [InlineData("not_listed", "See the seller's other pictures")]
    [InlineData("picture_deleted", "Back to the picture")]
    public void The_first_step_after_a_purchase_that_failed_fits_its_reason(string reason, string step)
    {
        _purchases.End = Ended(reason);

        var checkout = Pay();

        checkout.WaitForAssertion(() => checkout.Find(".purchase .actions").Children[0].TextContent.Trim().ShouldBe(step));
        checkout.WaitForAssertion(() => JSInterop.Invocations.Count(call => call.Identifier.EndsWith(".focus", StringComparison.Ordinal)).ShouldBe(2));
    }

    private static Purchase Ended(string reason) => new()
    {
        PurchaseId = "p", PictureId = SampleCards.PictureId, Title = "Night harbour", State = PurchaseState.Rejected, FailureReason = reason, SellerId = "s",
        Price = new Money { Minor = 24_000, Currency = "EUR" },
    };

    private IRenderedComponent<Checkout> Pay()
    {
        var checkout = Show();
        Send(checkout);
        return checkout;
    }

    private static void Send(IRenderedComponent<Checkout> checkout)
    {
        checkout.Find("#card-number").Change("4242 4242 4242 4242");
        checkout.Find("#card-expiry").Change("12 / 40");
        checkout.Find("#card-cvc").Change("123");
        checkout.Find("form").Submit();
    }

    private IRenderedComponent<Checkout> Show() => Render<Checkout>(parameters => parameters
        .Add(checkout => checkout.PictureId, SampleCards.PictureId).Add(checkout => checkout.PageKey, "k"));

    private void HasFocus(ElementReference element) => JSInterop.Invocations
        .Last(call => call.Identifier.EndsWith(".focus", StringComparison.Ordinal)).Arguments[0].ShouldBe(element);
}
