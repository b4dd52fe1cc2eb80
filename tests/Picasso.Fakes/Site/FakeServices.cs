using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Picasso.Fakes.Site;

/// <summary>Every service behind the web, as one process on loopback over HTTP/2 without TLS, like the real ones.</summary>
public static class FakeServices
{
    public static async Task<(WebApplication App, string Address)> StartAsync(FakeMarket market, TimeProvider clock, string? mediaFolder = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(market).AddSingleton(clock);
        var app = builder.Build();
        app.MapGrpcService<FakeSessions>();
        app.MapGrpcService<FakeAccounts>();
        app.MapGrpcService<FakeProfiles>();
        app.MapGrpcService<FakeMailBox>();
        app.MapGrpcService<FakeCommands>();
        app.MapGrpcService<FakeUploads>();
        app.MapGrpcService<FakeQueries>();
        app.MapGrpcService<FakeReactions>();
        app.MapGrpcService<FakeConversations>();
        app.MapGrpcService<FakeInbox>();
        app.MapGrpcService<FakePurchases>();
        app.MapGrpcService<FakeCards>();
        app.MapGrpcService<FakeSales>();
        app.MapGrpcService<FakePayouts>();
        app.MapGrpcService<FakeOperations>();
        app.MapGrpcService<FakeShards>();
        app.MapGrpcService<FakeQuarantinedStreams>();
        app.MapGrpcService<FakeTelemetry>();
        app.MapGet("/media/{name}", (string name) => mediaFolder is null
            ? Results.Text(name)
            : Results.File(Path.Combine(mediaFolder, Path.GetFileName(name)), $"image/{Path.GetExtension(name)[1..].Replace("jpg", "jpeg", StringComparison.Ordinal)}"));
        app.MapGet("/downloads/original", (HttpContext context) => context.Request.Headers.Authorization is [{ Length: > 7 }]
            ? Results.Bytes(Original, "image/jpeg", enableRangeProcessing: true)
            : Results.Unauthorized());
        app.MapGet("/downloads/expired", () => Results.Problem("This address has expired. Please ask for a new one.", statusCode: 410));
        app.MapGet("/external/{provider}", (HttpContext context) => string.Join(",", context.Request.Cookies.Keys));
        app.MapPost("/webhooks/stripe", async (HttpContext context) =>
        {
            using var body = new StreamReader(context.Request.Body);
            return $"{context.Request.Headers["Stripe-Signature"]}|{await body.ReadToEndAsync()}|{string.Join(',', context.Request.Cookies.Keys)}";
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(url => url.Contains("127.0.0.1", StringComparison.Ordinal));
        return (app, address);
    }

    public static byte[] Original { get; } = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
}
