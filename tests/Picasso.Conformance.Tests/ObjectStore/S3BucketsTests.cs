using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.ObjectStorage.S3;

namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>How buckets are made, against a server that accepts every request.</summary>
public sealed class S3BucketsTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _requests = new();
    private WebApplication _server = null!;
    private int _toStrangers;
    private string? _madeByAnother;

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
            if (await IsLateAsync(context))
                return;
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

    [Fact]
    public async Task A_bucket_that_another_process_makes_meanwhile_is_taken_as_it_is()
    {
        _toStrangers = StatusCodes.Status403Forbidden;
        _madeByAnother = "/t-originals";

        await StartAsync();

        _requests.ShouldContain(request => request.StartsWith("PUT /t-originals/ ", StringComparison.Ordinal));
        _requests.Last().ShouldStartWith("DELETE /t-originals/probe-");
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    // The bucket is not there when it is asked for, and there when it is to be made.
    private async Task<bool> IsLateAsync(HttpContext context)
    {
        if (context.Request.Path.Value?.TrimEnd('/') != _madeByAnother || context.Request.QueryString.HasValue)
            return false;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return true;
        }

        _madeByAnother = null;
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync("<Error><Code>BucketAlreadyOwnedByYou</Code><Message>It is yours.</Message></Error>");
        return true;
    }

    private async Task StartAsync()
    {
        using var connection = new S3Connection(S3Settings.Parse(
            $"Endpoint={_server.Urls.Single()};AccessKey=key;SecretKey=secret;BucketPrefix=t-"));
        await new S3Buckets(connection, NullLogger<S3Buckets>.Instance).PrepareAsync(CancellationToken.None);
    }
}
