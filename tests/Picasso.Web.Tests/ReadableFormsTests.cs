using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Picasso.Web.Hosting;

namespace Picasso.Web.Tests;

/// <summary>A form that cannot be read is refused, never a fault of ours.</summary>
public class ReadableFormsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("nonsense", true)]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("application/x-www-form-urlencoded; charset=\"UTF-8\"", true)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", false)]
    [InlineData("multipart/form-data; boundary=x; charset=utf-32", false)]
    public void Only_the_encoding_of_the_pages_is_read(string? type, bool readable) => ReadableForms.IsReadable(type).ShouldBe(readable);

    [Theory]
    [InlineData("/theme", "application/x-www-form-urlencoded; charset=utf-7", "a=b", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/upload/send", "multipart/form-data; boundary=x", "no part of any form", HttpStatusCode.BadRequest)]
    [InlineData("/upload/send", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", HttpStatusCode.BadRequest)]
    public async Task A_form_that_cannot_be_read_is_refused(string path, string type, string body, HttpStatusCode expected)
    {
        await using var web = await WebFixture.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(web.Address) };
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        (await http.PostAsync(path, content)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_signed_in_readers_form_that_is_broken_off_or_empty_is_refused()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync(web.Market.AddPerson("Ines Amaral"));
        using var broken = new HttpRequestMessage(HttpMethod.Post, "/sign-out")
        {
            Content = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb"u8.ToArray())
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x") },
            },
        };
        (await browser.SendAsync(broken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var token = Browser.Hidden(Browser.FormWith(await browser.ReadAsync("/explore"), "__RequestVerificationToken")).First(field => field.Name == "__RequestVerificationToken");
        (await browser.PostAsync("/upload/check", [token])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_header_that_is_not_ASCII_is_passed_on_to_a_service()
    {
        await using var web = await WebFixture.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = new Uri(web.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/media/x");
        request.Headers.TryAddWithoutValidation("X-Anything", "caf\u00E9");
        (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
