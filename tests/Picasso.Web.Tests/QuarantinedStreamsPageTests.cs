using System.Net;
using Picasso.Contracts.Operations;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.Web.Operating;

namespace Picasso.Web.Tests;

/// <summary>What the operations page shows of events that cannot be read, and its buttons.</summary>
public sealed class QuarantinedStreamsPageTests : IAsyncLifetime
{
    private const string Page = "/operations";
    private const string Retry = "/operations/held/retry";

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
    public async Task An_operator_sees_which_picture_which_event_since_when_and_why_once()
    {
        using var browser = await _web.SignedInAsync(_runs);

        var html = await browser.ReadAsync(Page);

        html.ShouldContain($"href=\"/pictures/{FakeQuarantinedStreams.PictureId}\"");
        html.ShouldContain("picture.&lt;later&gt;.v9");
        html.ShouldContain("is unknown to this version; 2 later events wait behind it.");
        html.Split("0191c1e5-0000-7000-8000-0000000000ee").Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_operator_tries_a_picture_again_and_hears_what_came_of_it()
    {
        using var browser = await _web.SignedInAsync(_runs);
        var form = Browser.FormWith(await browser.ReadAsync(Page), $"value=\"picture-{FakeQuarantinedStreams.PictureId}\"");

        (await browser.PostAsync(Retry, [.. Browser.Hidden(form)])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        FakeQuarantinedStreams.Retried.ShouldContain(("pictures", $"picture-{FakeQuarantinedStreams.PictureId}"));
        (await browser.ReadAsync(Page)).ShouldContain("1 picture is up to date again.");
    }

    [Theory]
    [InlineData("picture-a", 1, "a")]
    [InlineData("picture-a", 0, null)]
    [InlineData("account-a", 1, null)]
    public void Only_a_picture_that_has_a_page_is_linked(string stream, long from, string? picture) =>
        new HeldRow("pictures-queries", new HeldStream { Stream = stream, FromRevision = from }).PictureId.ShouldBe(picture);

    [Fact]
    public async Task A_member_cannot_try_again()
    {
        using var member = await _web.SignedInAsync(_member);
        var own = Browser.FormWith(await member.ReadAsync("/"), "id=\"act\"");

        (await member.PostAsync(Retry, [.. Browser.Hidden(own), ("stream", "picture-of-a-member")])).StatusCode.ShouldNotBe(HttpStatusCode.SeeOther);

        FakeQuarantinedStreams.Retried.ShouldNotContain(retried => retried.Stream == "picture-of-a-member");
    }
}
