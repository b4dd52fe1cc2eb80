using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.ObjectStorage.S3;
using Picasso.Testing;

namespace Picasso.Conformance.Tests.ObjectStore;

/// <summary>An S3 server that answers late, or that it does not serve: a stand-in says so on demand.</summary>
public sealed class S3OutageTests : IAsyncLifetime
{
    private readonly WebApplication _server = Build();
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;
    private S3Connection _connection = null!;
    private S3ObjectStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _server.Run(context => _answer(context));
        await _server.StartAsync();
        _connection = new S3Connection(S3Settings.Parse($"Endpoint={_server.Urls.Single()};AccessKey=key;SecretKey=secret"));
        _store = new S3ObjectStore(_connection, TimeProvider.System, NullLogger<S3ObjectStore>.Instance);
    }

    [Theory]
    [InlineData(503, "SlowDown", "try_again")]
    [InlineData(500, "InternalError", "try_again")]
    [InlineData(429, "TooManyRequests", "try_again")]
    [InlineData(403, "AccessDenied", "objects_access_denied")]
    public async Task A_server_that_refuses_is_answered_by_its_reason(int status, string code, string reason)
    {
        _answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/xml";
            return HttpMethods.IsHead(context.Request.Method)
                ? Task.CompletedTask
                : context.Response.WriteAsync($"<Error><Code>{code}</Code><Message>{code}</Message><Resource>/a</Resource><RequestId>1</RequestId></Error>");
        };

        foreach (var call in Calls())
        {
            var fault = await Should.ThrowAsync<Exception>(call);
            (new S3Outages().AnswerTo(fault)?.Reason).ShouldBe(reason, fault.ToString());
        }
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    [Trait(Pace.Trait, Pace.Slow)]
    public async Task A_server_that_answers_too_late_is_an_outage_within_the_time_out_and_degraded()
    {
        _answer = context => Task.Delay(TimeSpan.FromMinutes(2), TimeProvider.System, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);

        var faults = await Task.WhenAll(Calls().Select(call => Should.ThrowAsync<Exception>(call)));

        faults.ShouldAllBe(fault => new S3Outages().AnswerTo(fault) == DomainError.TryAgain);
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    private Func<Task>[] Calls() =>
    [
        () => _store.FindAsync(Bucket.Public, "a", default),
        () => _store.OpenAsync(Bucket.Public, "a", 0, default),
        () => _store.PutAsync(Bucket.Public, "a", new MemoryStream([1]), "image/png", default),
        () => _store.DeleteAsync(Bucket.Public, "a", default),
        async () => await _store.ListAsync(Bucket.Public, "", default).ToListAsync(),
    ];

    private async Task<HealthStatus> HealthAsync()
    {
        var check = new S3HealthCheck(_connection);
        return (await check.CheckHealthAsync(new HealthCheckContext
        {
            Registration = new HealthCheckRegistration(S3HealthCheck.Name, check, HealthStatus.Degraded, null),
        })).Status;
    }
}
