using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Pictures;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Web.Viewing;

namespace Picasso.Web.Tests.Insights;

/// <summary>Visits to a picture's page become views: once for each person and day, and not those of its owner, programs and prefetches.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class ViewCountingTests : SellerTests
{
    [Fact]
    public async Task A_visit_counts_also_when_the_page_was_in_the_browser_already()
    {
        var (pier, night) = (Market.AddPicture(Ines, "Pier"), Market.AddPicture(Ines, "Night"));
        using var visitor = Web.Visitor();
        var first = await GetAsync(visitor, pier);
        (await GetAsync(visitor, pier)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var known = Request(night);
        known.Headers.TryAddWithoutValidation("If-None-Match", "*");
        (await visitor.SendAsync(known)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await SendAsync();

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        Counted().ShouldBe([pier.PictureId, night.PictureId], ignoreOrder: true);
        Market.Views.ShouldAllBe(view => view.OwnerId == Ines.Profile.UserId);
    }

    [Theory]
    [InlineData("User-Agent", "Mozilla/5.0 (compatible; Examplebot/2.1)")]
    [InlineData("User-Agent", "curl/8.5.0")]
    [InlineData("User-Agent", "")]
    [InlineData("Sec-Purpose", "prefetch;anonymous-client-ip")]
    [InlineData("Method", "HEAD")]
    [InlineData("Path", "/pictures/0190e0a4-0000-7000-8000-000000000009")]
    [InlineData("Path", "/explore")]
    public async Task What_no_person_opened_does_not_count(string part, string value)
    {
        var pier = Market.AddPicture(Ines, "Pier");
        using var visitor = Web.Visitor();
        var request = part == "Path" ? Request(value) : Request(pier);
        if (part == "Method")
            request.Method = HttpMethod.Head;
        else if (part != "Path")
            request.Headers.Remove(part);
        if (part is "User-Agent" or "Sec-Purpose" && value.Length > 0)
            request.Headers.TryAddWithoutValidation(part, value);
        await visitor.SendAsync(request);

        Web.Services.GetRequiredService<PictureViews>().Peek(9).ShouldBeEmpty();
    }

    [Fact]
    public async Task Owners_do_not_count_and_what_could_not_be_sent_is_sent_later()
    {
        var pier = Market.AddPicture(Ines, "Pier");
        using var eve = await Web.SignedInAsync(Market.AddPerson("Eve"));
        await GetAsync(Browser, pier);
        await GetAsync(eve, pier);
        Market.ReactionsAreDown = true;
        await Should.ThrowAsync<Grpc.Core.RpcException>(SendAsync);
        Market.Views.ShouldBeEmpty();
        Market.ReactionsAreDown = false;

        await SendAsync();

        Counted().ShouldBe([pier.PictureId]);
        Web.Services.GetRequiredService<PictureViews>().Peek(9).ShouldBeEmpty();
    }

    // The host's own rounds may send the same at the same time, which counts once.
    private IEnumerable<string> Counted() => Market.Views.DistinctBy(view => (view.PictureId, view.Viewer, view.Day)).Select(view => view.PictureId);

    private Task SendAsync() => Web.Services.GetRequiredService<ViewSender>().SendAsync(Xunit.TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> GetAsync(Browser browser, Picture picture) => browser.SendAsync(Request(picture));

    private static HttpRequestMessage Request(Picture picture) => Request($"/pictures/{picture.PictureId}");

    private static HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        return request;
    }
}
