using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Picasso.Contracts.Users;

namespace Picasso.Web.Tests;

/// <summary>Who uploads a file that decoded with warnings is shown its preview beside the warning, and decides.</summary>
public sealed class CheckPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Account _ines = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _ines = _web.Market.AddPerson("Ines Amaral");
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_may_be_damaged_leads_to_its_preview_beside_the_warning(bool script)
    {
        using var browser = await _web.SignedInAsync(_ines);
        var answer = await UploadAsync(browser, "damaged", script);
        var location = script
            ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("location").GetString()!
            : answer.Headers.Location!.ToString();
        var picture = _web.Market.Pictures.ShouldHaveSingleItem();
        location.ShouldStartWith($"/pictures/{picture.PictureId}/check?");

        var page = await browser.ReadAsync(location);
        page.ShouldContain("This file may be damaged");
        page.ShouldContain("It looks right, keep it");
        page.ShouldContain($"/pictures/{picture.PictureId}/delete");
        page.ShouldContain("<picture>");
        page.ShouldNotContain("alert-good");
    }

    [Fact]
    public async Task A_file_without_warnings_leads_to_its_picture_with_the_request_to_look_at_the_preview()
    {
        using var browser = await _web.SignedInAsync(_ines);
        var answer = await UploadAsync(browser, "Dusk", script: false);
        var location = answer.Headers.Location!.ToString();
        location.ShouldNotContain("/check");
        // Not every damage can be detected: who uploads sees the preview and is asked to look at it.
        var page = await browser.ReadAsync(location);
        page.ShouldContain("Please check that it looks like your picture.");
        page.ShouldContain("<picture>");
    }

    [Fact]
    public async Task The_check_page_is_the_owners_alone()
    {
        using var browser = await _web.SignedInAsync(_ines);
        await UploadAsync(browser, "damaged", script: false);
        using var other = await _web.SignedInAsync(_web.Market.AddPerson("Otto Berg"));
        var answer = await other.GetAsync($"/pictures/{_web.Market.Pictures[0].PictureId}/check");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Browser browser, string title, bool script)
    {
        var form = Browser.FormWith(await browser.ReadAsync("/upload"), "data-upload");
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Browser.Hidden(form).Append(("title", title)))
            content.Add(new StringContent(value), $"\"{name}\"");
        content.Add(new ByteArrayContent([1, 2, 3]), "\"file\"", "\"picture.jpg\"");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/upload/send") { Content = content };
        if (script)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await browser.SendAsync(request);
    }
}
