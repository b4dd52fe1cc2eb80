using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Picasso.Contracts.Users;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Web.Tests;

/// <summary>The tus protocol, version 1.0, as its clients see it.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class TusTests : SellerTests
{
    private const string Endpoint = "/upload/resumable";

    [Fact]
    public async Task Options_tell_version_extensions_and_the_largest_size()
    {
        var answer = await SendAsync(HttpMethod.Options, Endpoint, version: null);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        One(answer, "Tus-Version").ShouldBe("1.0.0");
        One(answer, "Tus-Extension").ShouldBe("creation,expiration,termination,checksum");
        One(answer, "Tus-Checksum-Algorithm").ShouldBe("sha1,sha256");
        One(answer, "Tus-Max-Size").ShouldBe("100000000");
    }

    [Fact]
    public async Task A_file_is_created_appended_found_and_published_once()
    {
        var file = new byte[200_000];
        Random.Shared.NextBytes(file);
        var created = await CreateAsync(file.Length, "filename YS5qcGc=,empty");
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var path = created.Headers.Location!.ToString();
        path.ShouldStartWith(Endpoint + "/");
        One(created, "Upload-Expires").ShouldBe("Mon, 02 Jan 2040 03:04:05 GMT");

        var first = await PatchAsync(path, 0, file[..70_000]);
        (first.StatusCode, One(first, "Upload-Offset"), One(first, "Tus-Resumable")).ShouldBe((HttpStatusCode.NoContent, "70000", "1.0.0"));
        var found = await SendAsync(HttpMethod.Head, path);
        (One(found, "Upload-Offset"), One(found, "Upload-Length"), One(found, "Upload-Metadata")).ShouldBe(("70000", "200000", "filename YS5qcGc=,empty"));
        found.Headers.CacheControl!.NoStore.ShouldBeTrue();
        One(await PatchAsync(path, 70_000, file[70_000..]), "Upload-Offset").ShouldBe("200000");
        Market.Pending.Values.ShouldHaveSingleItem().Bytes.ToArray().ShouldBe(file);

        var id = path.Split('/')[^1];
        var answer = await PublishAsync(id, "Morning");
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        json.GetProperty("location").GetString()!.ShouldStartWith("/pictures/");
        Market.Pictures.ShouldHaveSingleItem().Details.Title.ShouldBe("Morning");
        (await PublishAsync(id, "Evening")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Market.Pictures.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_pages_own_id_makes_a_repeated_creation_the_same_upload()
    {
        const string Id = "0190e0a4-0000-7000-8000-000000000001";
        var metadata = $"uploadid {Convert.ToBase64String(Encoding.ASCII.GetBytes(Id))}";
        await CreateAsync(10, metadata);
        await PatchAsync($"{Endpoint}/{Id}", 0, [1, 2]);

        var again = await CreateAsync(10, metadata);

        (again.StatusCode, again.Headers.Location!.ToString(), One(again, "Upload-Offset")).ShouldBe((HttpStatusCode.Created, $"{Endpoint}/{Id}", "2"));
    }

    [Fact]
    public async Task Without_the_protocols_header_nothing_is_done()
    {
        var answer = await SendAsync(HttpMethod.Post, Endpoint, version: null, headers: ("Upload-Length", "5"));
        (answer.StatusCode, One(answer, "Tus-Version")).ShouldBe((HttpStatusCode.PreconditionFailed, "1.0.0"));
        (await SendAsync(HttpMethod.Post, Endpoint, version: "0.2.2", headers: ("Upload-Length", "5"))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        Market.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_visitor_and_another_person_reach_nothing()
    {
        var path = (await CreateAsync(5)).Headers.Location!.ToString();
        using var visitor = Web.Visitor();
        using var eve = await Web.SignedInAsync(Market.AddPerson("Eve"));

        foreach (var (who, expected) in new[] { (visitor, HttpStatusCode.Unauthorized), (eve, HttpStatusCode.NotFound) })
        {
            (await SendAsync(HttpMethod.Head, path, who: who)).StatusCode.ShouldBe(expected);
            (await PatchAsync(path, 0, [1], who)).StatusCode.ShouldBe(expected);
        }

        await SendAsync(HttpMethod.Delete, path, who: eve);
        (await SendAsync(HttpMethod.Post, Endpoint, who: visitor, headers: ("Upload-Length", "5"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Market.Pending.ShouldHaveSingleItem().Value.Bytes.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("Upload-Length", "-1")]
    [InlineData("Upload-Length", "1e3")]
    [InlineData("Upload-Length", "99999999999999999999")]
    [InlineData("Upload-Metadata", "filename not-base64!")]
    [InlineData("Upload-Metadata", "a YQ==,a YQ==")]
    [InlineData("Upload-Metadata", "a YQ== b")]
    [InlineData("Upload-Metadata", ",")]
    [InlineData("Upload-Defer-Length", "1")]
    [InlineData("Upload-Metadata", "uploadid Li4vLi4vZXRjL3Bhc3N3ZA==")]
    public async Task A_creation_that_is_not_as_the_protocol_has_it_is_refused(string header, string value)
    {
        List<(string, string)> headers = [(header, value)];
        if (header == "Upload-Metadata")
            headers.Add(("Upload-Length", "5"));

        (await SendAsync(HttpMethod.Post, Endpoint, headers: [.. headers])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        Market.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_offset_type_size_or_checksum_has_the_protocols_status()
    {
        (await CreateAsync(10_000_000_000_000)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var path = (await CreateAsync(5)).Headers.Location!.ToString();
        var conflict = await PatchAsync(path, 3, [1]);
        (conflict.StatusCode, One(conflict, "Upload-Offset")).ShouldBe((HttpStatusCode.Conflict, "0"));
        (await PatchAsync(path, 0, [1], type: "application/octet-stream")).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        ((int)(await PatchAsync(path, 0, [1], headers: ("Upload-Checksum", "sha1 AAAA"))).StatusCode).ShouldBe(460);
        (await SendAsync(HttpMethod.Head, $"{Endpoint}/0190e0a4-0000-7000-8000-000000000009")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Head, $"{Endpoint}/..%2F..%2Fetc")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_ended_upload_is_gone_and_other_methods_may_be_named_in_a_header()
    {
        var path = (await CreateAsync(5)).Headers.Location!.ToString();
        var patched = await SendAsync(
            HttpMethod.Post, path, body: [1], headers: [("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0")]);
        One(patched, "Upload-Offset").ShouldBe("1");
        (await SendAsync(HttpMethod.Post, path)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);

        (await SendAsync(HttpMethod.Delete, path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await SendAsync(HttpMethod.Head, path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_arrived_before_the_connection_broke_is_stored()
    {
        var path = (await CreateAsync(1_000_000)).Headers.Location!.ToString();
        var site = new Uri(Web.Address);
        using (var connection = new System.Net.Sockets.TcpClient())
        {
            await connection.ConnectAsync(site.Host, site.Port);
            await using var stream = connection.GetStream();
            var head = $"PATCH {path} HTTP/1.1\r\nHost: {site.Authority}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                + $"Content-Type: application/offset+octet-stream\r\nContent-Length: 1000000\r\n"
                + $"Cookie: {string.Join("; ", Browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(head));
            await stream.WriteAsync(new byte[100_000]);
            await Eventually.Holds(() => Task.FromResult(Market.Pending.Values.Single().Chunks), chunks => chunks > 0);
            connection.Client.LingerState = new System.Net.Sockets.LingerOption(enable: true, seconds: 0);
        }

        await Eventually.Holds(async () => One(await SendAsync(HttpMethod.Head, path), "Upload-Offset"), offset => offset == "100000");
    }

    private Task<HttpResponseMessage> CreateAsync(long size, string? metadata = null) => SendAsync(
        HttpMethod.Post, Endpoint, headers: metadata is null ? [("Upload-Length", $"{size}")] : [("Upload-Length", $"{size}"), ("Upload-Metadata", metadata)]);

    private Task<HttpResponseMessage> PatchAsync(
        string path, long offset, byte[] bytes, Browser? who = null, string type = "application/offset+octet-stream", params (string, string)[] headers) =>
        SendAsync(HttpMethod.Patch, path, who: who, body: bytes, type: type, headers: [("Upload-Offset", $"{offset}"), .. headers]);

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? version = "1.0.0", Browser? who = null, byte[]? body = null,
        string type = "application/offset+octet-stream", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (version is not null)
            request.Headers.Add("Tus-Resumable", version);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return (who ?? Browser).SendAsync(request);
    }

    private async Task<HttpResponseMessage> PublishAsync(string id, string title)
    {
        var fields = Browser.Hidden(Browser.FormWith(await Browser.ReadAsync("/upload"), "data-upload")).Where(field => field.Name != "uploadId");
        return await Browser.PostAsync("/upload/publish", [.. fields, ("uploadId", id), ("title", title)], json: true);
    }

    private static string? One(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) || answer.Content.Headers.TryGetValues(header, out values) ? values.Single() : null;
}
