using System.Net;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;

namespace Picasso.Web.Tests;

public sealed class OperatingPagesTests : IAsyncLifetime
{
    private const string Page = "/operations/payments";
    private WebFixture _web = null!;
    private Account _runs = null!;
    private Account _member = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        (_runs, _member) = (_web.Market.AddPerson("Runs It"), _web.Market.AddPerson("Ines Amaral"));
        _web.Market.Operators.Add(_runs.Profile.UserId);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task Operators_see_how_payments_stand_and_nobody_else_does()
    {
        using var visitor = _web.Visitor();
        (await visitor.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var member = await _web.SignedInAsync(_member);
        (await member.GetAsync(Page)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await member.ReadAsync("/")).ShouldNotContain("href=\"/operations\"");

        using var browser = await _web.SignedInAsync(_runs);
        var html = await browser.ReadAsync(Page);
        html.ShouldContain("Dusk &lt;over&gt; the bay");
        html.ShouldContain("Pictures has not said that the ownership moved");
        html.ShouldContain("One does not end");
        html.ShouldContain("Every currency sums to zero");
        html.ShouldContain("1 record does not match");
        html.ShouldContain("no: its buyers are asked to try again");
        html.ShouldContain("Charged for a purchase that we do not know");
        html.ShouldContain("Every currency sums to zero: EUR");
        html.ShouldContain("data-label=\"Currency\">EUR</td>");
        (await browser.ReadAsync("/")).ShouldContain("href=\"/operations\"");
    }

    [Fact]
    public async Task An_operator_retries_and_refunds_with_a_reason()
    {
        using var browser = await _web.SignedInAsync(_runs);
        var form = Browser.FormWith(await browser.ReadAsync(Page), "/retry");
        var action = $"{Page}/0191c1e5-0000-7000-8000-000000000001";

        (await browser.PostAsync($"{action}/retry", [.. Browser.Hidden(form), ("reason", "slow")])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.PostAsync($"{action}/refund", [.. Browser.Hidden(form), ("reason", "asked for")])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        FakeOperations.Acts.ShouldContain(("retry", "0191c1e5-0000-7000-8000-000000000001", "slow"));
        FakeOperations.Acts.ShouldContain(("refund", "0191c1e5-0000-7000-8000-000000000001", "asked for"));
        using var member = await _web.SignedInAsync(_member);
        var own = Browser.FormWith(await member.ReadAsync("/"), "id=\"act\"");
        (await member.PostAsync($"{action}/retry", [.. Browser.Hidden(own), ("reason", "mine")])).StatusCode.ShouldNotBe(HttpStatusCode.SeeOther);
        FakeOperations.Acts.ShouldNotContain(act => act.Reason == "mine");
    }

    [Fact]
    public async Task A_seller_reads_a_statement_as_a_page_and_as_a_file()
    {
        using var browser = await _web.SignedInAsync(_member);
        (await browser.ReadAsync("/me/sales/statement?currency=USD&month=2026-02")).ShouldContain("Statement, February 2026");

        using var file = await browser.GetAsync("/me/sales/statement.csv?currency=EUR&month=2026-02");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        file.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("picasso-statement-2026-02-EUR.csv");
        (await file.Content.ReadAsStringAsync()).ShouldBe(
            "when,what,picture,title,reference,amount,balance,currency\r\n,opening balance,,,,,0.00,EUR\r\n"
            + "2026-02-01T00:00:00Z,Sale,i,\"'=Dusk, \"\"late\"\"\",p,9.00,9.00,EUR\r\n,closing balance,,,,,9.00,EUR\r\n");
        using var visitor = _web.Visitor();
        (await visitor.GetAsync("/me/sales/statement.csv")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
