using Picasso.Contracts;
using Picasso.Web.Components;

namespace Picasso.Web.Tests;

/// <summary>Errors of a card are shown at their fields, and the first field with one has the focus.</summary>
public sealed class CardFormTests : ComponentContext
{
    private readonly List<string> _paid = [];

    [Theory]
    [InlineData("4242", "12 / 40", "123", "card-number", "A card number has 12 to 19 digits.")]
    [InlineData("4242 4242 4242 4242", "13 / 40", "123", "card-expiry", "Enter the expiry date such as 12 / 30.")]
    [InlineData("4242 4242 4242 4242", "12 / 40", "1", "card-cvc", "The CVC has three or four digits.")]
    public void An_error_is_shown_at_its_field_which_has_the_focus(string number, string expiry, string cvc, string field, string sentence)
    {
        var form = Send(number, expiry, cvc);

        form.FindAll("[aria-invalid=true]").ShouldHaveSingleItem().Id.ShouldBe(field);
        form.Find($"#{field}").GetAttribute("aria-describedby").ShouldBe($"{field}-wrong");
        form.Find($"#{field}-wrong").TextContent.ShouldBe(sentence);
        JSInterop.VerifyFocusAsyncInvoke().Arguments[0].ShouldBe(form.FindComponents<CardField>().Single(one => one.Instance.Id == field).Instance.Input);
        _paid.ShouldBeEmpty();
    }

    [Fact]
    public void All_errors_are_shown_at_once_and_the_first_has_the_focus()
    {
        Send("1", "1", "1").FindAll(".wrong").Count.ShouldBe(3);
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void An_error_stays_until_the_card_is_sent_again_so_that_the_button_keeps_its_place()
    {
        var form = Send("4242 4242 4242 4242", "12 / 40", "1");

        form.Find("#card-cvc").Change("123");
        form.FindAll(".wrong").Count.ShouldBe(1);

        form.Find("form").Submit();
        form.FindAll(".wrong").ShouldBeEmpty();
        _paid.Count.ShouldBe(1);
    }

    [Fact]
    public void Before_the_button_was_pressed_nothing_is_wrong() => Show().FindAll(".wrong").ShouldBeEmpty();

    [Fact]
    public void A_card_without_an_obvious_error_is_paid_with()
    {
        Send("4242 4242 4242 4242", "12 / 40", "123");
        _paid.ShouldBe(["4242 4242 4242 4242"]);
    }

    [Fact]
    public void While_a_payment_is_processed_nothing_can_be_changed() =>
        Show(busy: true).FindAll("input, button").ShouldAllBe(control => control.HasAttribute("disabled"));

    private IRenderedComponent<CardForm> Send(string number, string expiry, string cvc)
    {
        var form = Show();
        form.Find("#card-number").Change(number);
        form.Find("#card-expiry").Change(expiry);
        form.Find("#card-cvc").Change(cvc);
        form.Find("form").Submit();
        return form;
    }

    private IRenderedComponent<CardForm> Show(bool busy = false) => Render<CardForm>(parameters => parameters
        .Add(form => form.Price, new Money { Minor = 12000, Currency = "EUR" })
        .Add(form => form.Busy, busy)
        .Add(form => form.OnPay, card => _paid.Add(card.Number)));
}
