using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.ObjectStorage;
using Picasso.Testing.Processes;

namespace Picasso.Conformance.Tests.LateEngines;

/// <summary>Buckets are made on a server that starts later than the process, here one that grants whatever it is asked.</summary>
public sealed class LateS3Tests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly LateEngine _engine = new();
    private WebApplication _server = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            _requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            var isStranger = context.Request.Headers.Authorization.Count == 0;
            context.Response.StatusCode = isStranger ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
            context.Response.Headers.ETag = "\"0\"";
        });
        await _server.StartAsync();
    }

    [Fact]
    public async Task A_process_whose_object_store_starts_later_makes_its_buckets_then()
    {
        await using var process = new LateStart(
            builder => builder.AddObjectStore(),
            ("ConnectionStrings:objects", $"Endpoint=http://127.0.0.1:{_engine.Port};AccessKey=key;SecretKey=secret;BucketPrefix=t-"));

        await process.WithEngineLaterAsync("S3 cannot be prepared yet", () => _engine.Start("127.0.0.1", new Uri(_server.Urls.Single()).Port));

        _requests.ShouldContain(request => request.StartsWith("PUT /t-public", StringComparison.Ordinal) && request.Contains("?policy", StringComparison.Ordinal));
        process.Services.GetRequiredService<IObjectStore>().ShouldNotBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _server.DisposeAsync();
    }
}
