using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Queries.Tests.QueriesHost;
using static Picasso.Pictures.Queries.Tests.ErrorAssertions;

namespace Picasso.Pictures.Queries.Tests;

public class DownloadTests
{
    private static readonly byte[] s_bytes = RandomNumberGenerator.GetBytes(200_000);

    [Fact]
    public async Task The_owner_gets_the_untouched_original_as_an_attachment()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(title: "My \"picture\"", bytes: s_bytes);
        var grant = await GrantAsync(host, "anna", uploaded);
        grant.FileName.ShouldBe("My-picture.png");
        using var response = await host.Browser("anna").GetAsync(grant.Url);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes);
        response.Headers.ETag!.Tag.ShouldBe($"\"{uploaded.Sha256}\"");
        response.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.AcceptRanges.ShouldBe(["bytes"]);
        (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentLength).ShouldBe(("image/png", s_bytes.Length));
        var disposition = response.Content.Headers.ContentDisposition!;
        (disposition.DispositionType, disposition.FileName).ShouldBe(("attachment", "My-picture.png"));
    }

    [Theory]
    [InlineData("Über dem Fjord", "Über-dem-Fjord.png")]
    [InlineData("सुबह की रोशनी", "सुबह-की-रोशनी.png")]
    [InlineData("晨光，大海", "晨光-大海.png")]
    public async Task The_attachment_has_the_name_of_the_title_in_its_own_script(string title, string fileName)
    {
        await using var host = await StartAsync();
        var grant = await GrantAsync(host, "anna", await host.UploadAsync(title: title, bytes: s_bytes));
        using var response = await host.Browser("anna").GetAsync(grant.Url);
        var disposition = response.Content.Headers.ContentDisposition!;
        (disposition.DispositionType, disposition.FileNameStar).ShouldBe(("attachment", fileName));
    }

    [Fact]
    public async Task A_range_comes_alone_and_only_of_the_same_file()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(bytes: s_bytes);
        var grant = await GrantAsync(host, "anna", uploaded);
        using var part = await SendAsync(new RangeHeaderValue(100_000, 100_009));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        part.Content.Headers.ContentRange!.ToString().ShouldBe("bytes 100000-100009/200000");
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes[100_000..100_010]);
        using var tail = await SendAsync(new RangeHeaderValue(null, 5), $"\"{uploaded.Sha256}\"");
        (await tail.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes[^5..]);
        using var other = await SendAsync(new RangeHeaderValue(0, 9), "\"other\"");
        (other.StatusCode, other.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, s_bytes.Length));
        using var beyond = await SendAsync(new RangeHeaderValue(200_000, null));
        beyond.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        using var head = await host.Browser("anna").SendAsync(new HttpRequestMessage(HttpMethod.Head, grant.Url));
        (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, s_bytes.Length));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        Task<HttpResponseMessage> SendAsync(RangeHeaderValue range, string? unlessChanged = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, grant.Url) { Headers = { Range = range } };
            if (unlessChanged is not null)
                request.Headers.IfRange = new RangeConditionHeaderValue(unlessChanged);
            return host.Browser("anna").SendAsync(request);
        }
    }

    [Fact]
    public async Task Only_the_present_owner_is_granted_a_download()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync("anna", bytes: s_bytes);
        await RefusedAsync("bob");
        var earlier = await GrantAsync(host, "anna", uploaded);
        await host.SellAsync(uploaded.Id, "anna", "bob", "1");
        await RefusedAsync("anna");
        (await StatusAsync(host, earlier.Url)).ShouldBe(HttpStatusCode.Forbidden);
        var bobs = await GrantAsync(host, "bob", uploaded);
        (await StatusAsync(host, bobs.Url, "bob")).ShouldBe(HttpStatusCode.OK);
        await host.SellAsync(uploaded.Id, "bob", "anna", "2");
        (await StatusAsync(host, bobs.Url, "bob")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(host, earlier.Url)).ShouldBe(HttpStatusCode.OK);

        async Task RefusedAsync(string who)
        {
            var error = await ErrorOf(host.Client(who).GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id }));
            (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Forbidden, "not_owner"));
        }
    }

    [Fact]
    public async Task An_address_opens_nothing_without_the_owners_session_and_is_not_cached()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(bytes: s_bytes);
        var grant = await GrantAsync(host, "anna", uploaded);
        (await StatusAsync(host, grant.Url, who: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(host, grant.Url, "bob")).ShouldBe(HttpStatusCode.Forbidden);
        foreach (var none in new[] { grant.Url[..^1], "/downloads/x", "/downloads/%2e%2e%2fx", $"/downloads/{Ids.From("no picture")}" })
            (await StatusAsync(host, none)).ShouldBe(HttpStatusCode.NotFound, none);
        using var response = await host.Browser("anna").GetAsync("/downloads/x");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_download_that_was_broken_off_goes_on_much_later()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await StartAsync(replace: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var uploaded = await host.UploadAsync(bytes: s_bytes);
        var grant = await GrantAsync(host, "anna", uploaded);
        clock.Advance(TimeSpan.FromMinutes(4));
        using var rest = new HttpRequestMessage(HttpMethod.Get, grant.Url) { Headers = { Range = new RangeHeaderValue(150_000, null) } };
        using var answer = await host.Browser("anna").SendAsync(rest);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes[150_000..]);
    }

    [Fact]
    public async Task A_missing_original_is_reported_as_such()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(bytes: s_bytes);
        var grant = await GrantAsync(host, "anna", uploaded);
        await host.Objects.DeleteAsync(Bucket.Originals, $"originals/{uploaded.Id}", default);
        (await StatusAsync(host, grant.Url)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public Task Case_17_a_running_download_is_cut_when_the_picture_is_sold() =>
        CutAsync((host, uploaded) => host.SellAsync(uploaded.Id, "anna", "bob"));

    [Fact]
    public Task A_running_download_is_cut_when_the_session_that_asked_for_it_ends() => CutAsync((host, _) =>
    {
        host.Host.Services.GetRequiredService<OpenSessions>().EndAll();
        return Task.CompletedTask;
    });

    [Fact]
    public async Task An_address_opens_nothing_once_the_session_that_asked_for_it_has_ended()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(bytes: s_bytes);
        var grant = await GrantAsync(host, "anna", uploaded);
        host.Host.Services.GetRequiredService<OpenSessions>().EndAll();

        (await StatusAsync(host, grant.Url)).ShouldBe(HttpStatusCode.Unauthorized);
        (await ErrorOf(host.Client("anna").GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id })))
            .Reason.ShouldBe("session_ended");
    }

    [Fact]
    public async Task No_original_is_handed_out_on_a_record_that_cannot_be_read()
    {
        await using var host = await StartAsync();
        var uploaded = await host.UploadAsync(bytes: s_bytes);
        var grant = await GrantAsync(host, "anna", uploaded);

        // It may have moved the ownership.
        await host.AppendUnreadableAsync(uploaded.Id);

        (await StatusAsync(host, grant.Url)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        var error = await ErrorOf(host.Client("anna").GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id }));
        (error.Kind, error.Reason).ShouldBe((DomainErrorKind.Conflict, "record_unreadable"));
    }

    private static async Task CutAsync(Func<QueriesHost, Uploaded, Task> cut)
    {
        await using var host = await StartAsync(new() { ["OwnershipCheckInterval"] = "00:00:00.05" });
        // More than all buffers hold together, so that the server still has to send when the download is cut.
        var uploaded = await host.UploadAsync(bytes: new byte[32 << 20]);
        var grant = await GrantAsync(host, "anna", uploaded);
        using var response = await host.Browser("anna").GetAsync(grant.Url, HttpCompletionOption.ResponseHeadersRead);
        await using var content = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[4096];
        (await content.ReadAsync(buffer)).ShouldBeGreaterThan(0);
        await cut(host, uploaded);
        var read = 0L;
        await Should.ThrowAsync<Exception>(async () =>
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (await pace.WaitForNextTickAsync() && await content.ReadAsync(buffer) is > 0 and var count)
                read += count;
        });
        read.ShouldBeLessThan(32 << 20);
    }

    private static async Task<DownloadGrant> GrantAsync(QueriesHost host, string who, Uploaded uploaded) =>
        await host.Client(who).GrantDownloadAsync(new GrantDownloadRequest { PictureId = uploaded.Id });

    private static async Task<HttpStatusCode> StatusAsync(QueriesHost host, string url, string? who = "anna")
    {
        using var response = await host.Browser(who).GetAsync(url);
        return response.StatusCode;
    }
}
