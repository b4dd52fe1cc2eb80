using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.ObjectStorage.S3;

namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>How buckets are made, against a server that says yes to everything it is told to.</summary>
public sealed class S3BucketsTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _requests = new();
    private WebApplication _server = null!;
    private int _toStrangers;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var isStranger = context.Request.Headers.Authorization.Count == 0;
            _requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {await body.ReadToEndAsync()}");
            context.Response.StatusCode = isStranger ? _toStrangers : StatusCodes.Status200OK;
            context.Response.Headers.ETag = "\"0\"";
        });
        await _server.StartAsync();
    }

    [Fact]
    public async Task Anyone_may_read_the_public_objects_and_nothing_more()
    {
        _toStrangers = StatusCodes.Status403Forbidden;

        await StartAsync();

        var policy = _requests.Where(request => request.Contains("?policy", StringComparison.Ordinal)).ShouldHaveSingleItem();
        policy.ShouldStartWith("PUT /t-public");
        policy.ShouldContain("arn:aws:s3:::t-public/*");
        policy.ShouldContain("s3:GetObject");
        policy.ShouldNotContain("ListBucket");
        _requests.Last().ShouldStartWith("DELETE /t-originals/probe-");
    }

    [Fact]
    public async Task A_process_does_not_start_on_originals_that_anyone_can_read()
    {
        _toStrangers = StatusCodes.Status200OK;

        (await Should.ThrowAsync<InvalidOperationException>(StartAsync)).Message.ShouldContain("t-originals");

        _requests.Last().ShouldStartWith("DELETE /t-originals/probe-");
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task StartAsync()
    {
        using var connection = new S3Connection(S3Settings.Parse(
            $"Endpoint={_server.Urls.Single()};AccessKey=key;SecretKey=secret;BucketPrefix=t-"));
        await new S3Buckets(connection, NullLogger<S3Buckets>.Instance).StartAsync(CancellationToken.None);
    }
}
