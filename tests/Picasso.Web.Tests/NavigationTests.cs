using System.Net;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Picasso.ServiceDefaults.PublicAddress;
using Picasso.Web.Components;
using Picasso.Web.Hosting;
using Picasso.Web.Layout;
using Picasso.Web.Mailing;
using Picasso.Web.Operating;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Tests;

public sealed class NavigationTests : ComponentContext
{
    private readonly DefaultHttpContext _http = new();

    public NavigationTests()
    {
        _http.Request.Method = HttpMethods.Get;
        _http.Request.Path = "/explore";
        // A reader elsewhere: the local mail box is not offered.
        _http.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        Services.AddLogging();
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        Services.AddSingleton(new PublicSite { PublicUrl = "https://picasso.example" });
        Services.AddSingleton<Flash>();
        Services.AddSingleton<MailBoxAccess>();
        Services.AddSingleton<Picasso.Contracts.Messages.Inbox.InboxClient, NoInbox>();
        Services.AddSingleton<Picasso.Web.Notifying.UnreadReader>();
        Services.AddSingleton<AntiforgeryStateProvider, FixedToken>();
    }

    [Fact]
    public void A_visitor_can_sign_in_and_sign_up()
    {
        var page = ShowLayout();

        Links(page, "header").ShouldContain("/sign-in");
        Links(page, "header").ShouldContain("/sign-up");
        page.FindAll(".menu").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/pictures/1/morning", "", "?returnUrl=%2Fpictures%2F1%2Fmorning")]
    [InlineData("/people/ines", "?tab=sold", "?returnUrl=%2Fpeople%2Fines")]
    [InlineData("/sign-in", "?returnUrl=%2Fpictures%2F1%2Fbuy", "?returnUrl=%2Fpictures%2F1%2Fbuy")]
    [InlineData("/sign-up", "?returnUrl=https%3A%2F%2Fevil.example", "")]
    [InlineData("/explore", "", "")]
    public void A_visitor_who_signs_in_or_up_from_the_header_comes_back(string path, string query, string added)
    {
        (_http.Request.Path, _http.Request.QueryString) = (path, new QueryString(query));

        Links(ShowLayout(), "header").ShouldContain($"/sign-in{added}");
        Links(ShowLayout(), "header").ShouldContain($"/sign-up{added}");
    }

    [Fact]
    public void A_member_has_a_menu_and_does_not_see_operations()
    {
        SignIn();
        var page = ShowLayout();

        Links(page, ".menu-list").ShouldBe(
            ["/people/ines", "/me/studio/pictures", "/me/purchases", "/me/sales", "/explore?order=followed", "/me/settings"]);
        page.Find(".menu-list button").GetAttribute("formaction").ShouldBe("/sign-out");
        Links(page, "header").ShouldNotContain("/sign-in");
    }

    [Fact]
    public void An_operator_sees_operations()
    {
        SignIn(isOperator: true);

        Links(ShowLayout(), ".menu-list").ShouldContain("/operations");
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_member_without_a_confirmed_address_is_reminded(bool verified, int banners)
    {
        SignIn(verified: verified);

        ShowLayout().FindAll(".banner").Count.ShouldBe(banners);
    }

    [Fact]
    public void The_current_page_is_marked_and_no_other()
    {
        var page = ShowLayout();

        page.FindAll("[aria-current=page]").Select(link => link.GetAttribute("href")).Distinct().ShouldBe(["/explore"]);
    }

    [Fact]
    public void The_first_link_skips_to_the_content_of_this_page()
    {
        _http.Request.QueryString = new QueryString("?order=newest");
        var page = ShowLayout();

        page.Find("a").GetAttribute("href").ShouldBe("/explore?order=newest#main");
        page.Find("main").TextContent.ShouldContain("The body");
    }

    [Theory]
    [InlineData("pictures", "/me/studio/pictures")]
    [InlineData("purchases", "/me/purchases")]
    [InlineData("sales", "/me/sales")]
    public void The_current_tab_of_ones_own_pages_is_marked(string tab, string href) =>
        Render<MeTabs>(parameters => parameters.Add(tabs => tabs.Active, tab)).FindAll("[aria-current=page]")
            .ShouldHaveSingleItem().GetAttribute("href").ShouldBe(href);

    [Theory]
    [InlineData("overview", "/operations")]
    [InlineData("payments", "/operations/payments")]
    [InlineData("traces", "/operations/traces")]
    [InlineData("logs", "/operations/logs")]
    public void The_current_tab_of_operations_is_marked(string tab, string href) =>
        Render<OperationsTabs>(parameters => parameters.Add(tabs => tabs.Active, tab)).FindAll("[aria-current=page]")
            .ShouldHaveSingleItem().GetAttribute("href").ShouldBe(href);

    private void SignIn(bool verified = true, bool isOperator = false) =>
        _http.User = new SessionPerson("ines", "Ines Amaral", "", verified, Adult: true, isOperator).ToPrincipal("session");

    private IRenderedComponent<MainLayout> ShowLayout() => Render<MainLayout>(parameters => parameters
        .AddCascadingValue<HttpContext>(_http).Add(layout => layout.Body, "<p>The body</p>"));

    private static IEnumerable<string?> Links(IRenderedComponent<MainLayout> page, string within) =>
        page.FindAll($"{within} a").Select(link => link.GetAttribute("href"));

    private sealed class NoInbox : Picasso.Contracts.Messages.Inbox.InboxClient
    {
        public override Grpc.Core.AsyncUnaryCall<Picasso.Contracts.Messages.Unread> GetUnreadAsync(
            Picasso.Contracts.Messages.GetUnreadRequest request, Grpc.Core.Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
            throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "There are no messages here."));
    }

    private sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
