using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Picasso.Contracts.Pictures;
using Picasso.ObjectStorage;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Queries.Tests.QueriesHost;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>Downloads of originals that an S3 server keeps: bytes come from there, permission from here.</summary>
[Trait(Engines.Trait, "S3")]
public sealed class S3DownloadTests : IAsyncLifetime
{
    private static readonly byte[] s_bytes = RandomNumberGenerator.GetBytes(200_000);

    private readonly string _connection = $"{Engines.Need(Engines.S3)};BucketPrefix=d{Guid.NewGuid():N}-";

    // As a browser: another client than the one of the service, and no address is followed by itself.
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private QueriesHost _host = null!;

    public async ValueTask InitializeAsync() =>
        _host = await StartAsync(new() { ["AddressLifetime"] = "00:00:03" }, objects: _connection);

    [Fact]
    public async Task The_owner_is_sent_to_the_store_and_gets_the_untouched_original_as_an_attachment()
    {
        var uploaded = await _host.UploadAsync(title: "My \"picture\" von Zoë", bytes: s_bytes);

        var address = await AddressAsync(await GrantAsync("anna", uploaded));
        using var answer = await _browser.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        var disposition = answer.Content.Headers.ContentDisposition!;
        (disposition.DispositionType, disposition.FileNameStar).ShouldBe(("attachment", "My-picture-von-Zoë.png"));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_range_comes_alone()
    {
        var uploaded = await _host.UploadAsync(bytes: s_bytes);
        using var request = new HttpRequestMessage(HttpMethod.Get, await AddressAsync(await GrantAsync("anna", uploaded)));
        request.Headers.Range = new RangeHeaderValue(100_000, 100_009);

        using var part = await _browser.SendAsync(request);

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        part.Content.Headers.ContentRange!.ToString().ShouldBe("bytes 100000-100009/200000");
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes[100_000..100_010]);
    }

    [Fact]
    public async Task Case_17_after_a_sale_the_original_is_refused_at_once_and_the_address_within_seconds()
    {
        var uploaded = await _host.UploadAsync("anna", bytes: s_bytes);
        var grant = await GrantAsync("anna", uploaded);
        var address = await AddressAsync(grant);

        await _host.SellAsync(uploaded.Id, "anna", "bob");

        using var again = await _host.Browser("anna").GetAsync(grant.Url);
        again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        again.Headers.Location.ShouldBeNull();
        await Eventually.Holds(() => StatusAsync(address), status => status == HttpStatusCode.Forbidden);
        (await StatusAsync(await AddressAsync(await GrantAsync("bob", uploaded), "bob"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_opens_nothing_but_its_object()
    {
        var (mine, other) = (await _host.UploadAsync(bytes: s_bytes), await _host.UploadAsync("bob", bytes: s_bytes));
        var address = await AddressAsync(await GrantAsync("anna", mine));

        foreach (var forged in new[]
        {
            address.AbsoluteUri.Replace(mine.Id, other.Id, StringComparison.Ordinal),
            address.AbsoluteUri.Replace("X-Amz-Expires=3&", "X-Amz-Expires=600&", StringComparison.Ordinal),
            address.GetLeftPart(UriPartial.Path),
        })
        {
            forged.ShouldNotBe(address.AbsoluteUri);
            (await StatusAsync(new Uri(forged))).ShouldNotBe(HttpStatusCode.OK, forged);
        }
    }

    [Fact]
    public async Task A_head_and_a_missing_original_are_answered_here()
    {
        var uploaded = await _host.UploadAsync(bytes: s_bytes);
        var grant = await GrantAsync("anna", uploaded);
        using var head = await _host.Browser("anna").SendAsync(new HttpRequestMessage(HttpMethod.Head, grant.Url));
        (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, s_bytes.Length));

        await _host.Objects.DeleteAsync(Bucket.Originals, $"originals/{uploaded.Id}", default);

        using var answer = await _host.Browser("anna").GetAsync(grant.Url);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Where_browsers_do_not_reach_the_store_the_service_hands_it_out()
    {
        await using var host = await StartAsync(objects: _connection + ";BrowserEndpoint=none");
        var uploaded = await host.UploadAsync(bytes: s_bytes);
        var grant = await host.Client("anna").GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id });
        using var request = new HttpRequestMessage(HttpMethod.Get, grant.Url) { Headers = { Range = new RangeHeaderValue(199_990, null) } };

        using var tail = await host.Browser("anna").SendAsync(request);

        tail.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await tail.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes[^10..]);
    }

    [Fact]
    public async Task A_preview_is_read_where_its_address_says()
    {
        var uploaded = await _host.UploadAsync(bytes: s_bytes);
        await _host.Objects.PutAsync(Bucket.Public, $"previews/{uploaded.Sha256}", new MemoryStream(s_bytes), "image/webp", default);
        var preview = (await _host.GetAsync(uploaded.Id, uploaded.Position)).Previews.ShouldHaveSingleItem();

        using var answer = await _host.Browser("anna").GetAsync(preview.Url);

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bucket in Enum.GetValues<Bucket>())
            foreach (var stored in await _host.Objects.ListAsync(bucket, "", default).ToListAsync())
                await _host.Objects.DeleteAsync(bucket, stored.Key, default);
        await _host.DisposeAsync();
        _browser.Dispose();
    }

    private async Task<DownloadGrant> GrantAsync(string who, Uploaded uploaded) =>
        await _host.Client(who).GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id });

    private async Task<Uri> AddressAsync(DownloadGrant grant, string who = "anna")
    {
        using var answer = await _host.Browser(who).GetAsync(grant.Url);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return answer.Headers.Location.ShouldNotBeNull();
    }

    private async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var answer = await _browser.GetAsync(address);
        return answer.StatusCode;
    }
}
