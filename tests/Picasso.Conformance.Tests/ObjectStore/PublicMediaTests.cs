using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.EmbeddedStorage;
using Picasso.ObjectStorage;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.ObjectStore;

public sealed class FolderPublicMediaTests() : PublicMediaTests(() => null);

[Trait(Engines.Trait, "S3")]
public sealed class S3PublicMediaTests() : PublicMediaTests(() => new S3Objects());

/// <summary>What a service that hands out public objects does with them, whatever keeps them.</summary>
public abstract class PublicMediaTests(Func<S3Objects?> bring) : IAsyncLifetime
{
    private readonly S3Objects? _objects = bring();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("picasso-media-");
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new DataDirectory(_folder.FullName));
        builder.Configuration["ConnectionStrings:objects"] = _objects?.Connection;
        builder.Services.AddAuthentication("none").AddCookie("none");
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.AddObjectStore().AddObjectStore();
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapPublicMedia();
        await _app.StartAsync();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
        var store = _app.Services.GetRequiredService<IObjectStore>();
        await store.PutAsync(Bucket.Public, "previews/ab.webp", new MemoryStream("0123456789"u8.ToArray()), "image/webp", default);
        await store.PutAsync(Bucket.Originals, "secret.jpg", new MemoryStream([1]), "image/jpeg", default);
    }

    [Fact]
    public async Task Anyone_reads_a_public_object_and_keeps_it_for_ever()
    {
        using var answer = await _http.GetAsync("/media/previews/ab.webp");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("0123456789");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/webp");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.ETag.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_range_is_served()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/media/previews/ab.webp");
        request.Headers.Range = new RangeHeaderValue(2, 4);

        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("234");
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        using var first = await _http.GetAsync("/media/previews/ab.webp");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/media/previews/ab.webp");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_head_says_the_size_without_the_bytes()
    {
        using var answer = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/media/previews/ab.webp"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.ShouldBe(10);
    }

    [Theory]
    [InlineData("/media/secret.jpg")]
    [InlineData("/media/nothing.webp")]
    [InlineData("/media/previews")]
    [InlineData("/media/")]
    [InlineData("/media/%2e%2e/originals/secret.jpg")]
    [InlineData("/media/..%2foriginals%2fsecret.jpg")]
    [InlineData("/media/..%5coriginals%5csecret.jpg")]
    [InlineData("/media/previews/ab.webp~type")]
    public async Task Nothing_else_is_ever_served(string path)
    {
        using var answer = await _http.GetAsync(path);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
        answer.Headers.CacheControl?.MaxAge.ShouldBeNull();
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        if (_objects is not null)
            await _objects.DisposeAsync();
        GC.SuppressFinalize(this);
        _folder.Delete(recursive: true);
    }
}
