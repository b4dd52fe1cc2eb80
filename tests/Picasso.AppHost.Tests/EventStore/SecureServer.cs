using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Picasso.AppHost.Engines;

namespace Picasso.AppHost.Tests.EventStore;

/// <summary>
/// A stand-in for EventStoreDB: TLS with a certificate, and the answers of its HTTP interface about users and access lists
/// (docs/decisions/0031, "what its source says").
/// </summary>
internal sealed class SecureServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _administrator;

    private SecureServer(WebApplication app, string administrator) => (_app, _administrator) = (app, administrator);

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>The passwords of its users, by their names.</summary>
    public ConcurrentDictionary<string, string> Passwords { get; } = new(StringComparer.Ordinal);

    /// <summary>The default access lists that were set, in order.</summary>
    public ConcurrentQueue<string> AccessLists { get; } = new();

    /// <summary>The number of requests that are refused as by a node that is not ready yet.</summary>
    public int Refusals { get; set; }

    /// <summary>Starts it at a free port, with the certificate and the password of its administrator.</summary>
    public static async Task<SecureServer> StartAsync(NodeCertificate certificate, string administrator = "admin-password")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, listen => listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = Load(certificate.Node) })));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var server = new SecureServer(builder.Build(), administrator);
        server._app.Use(server.AuthenticateAsync);
        server._app.MapGet("/health/live", () => Results.NoContent());
        server._app.MapPost("/users/", (Delegate)server.CreateAsync);
        server._app.MapPost("/users/{login}/command/reset-password", server.ResetAsync);
        server._app.MapPost("/streams/{stream}", server.AppendAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path == "/health/live")
            await next(context);
        else if (Refusals-- > 0)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (context.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{_administrator}")))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            await next(context);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var user = (await JsonNode.ParseAsync(context.Request.Body))!;
        return Passwords.TryAdd((string)user["LoginName"]!, (string)user["Password"]!) ? Results.Created() : Results.Conflict();
    }

    private async Task<IResult> ResetAsync(HttpContext context, string login)
    {
        var change = (await JsonNode.ParseAsync(context.Request.Body))!;
        if (!Passwords.ContainsKey(login))
            return Results.NotFound();
        Passwords[login] = (string)change["NewPassword"]!;
        return Results.Ok();
    }

    private async Task<IResult> AppendAsync(HttpContext context, string stream)
    {
        var headers = context.Request.Headers;
        if (stream != "$settings" || !Guid.TryParse(headers["ES-EventId"], out _) || headers["ES-EventType"] != "update-default-acl")
            return Results.BadRequest();
        AccessLists.Enqueue((await JsonNode.ParseAsync(context.Request.Body))!.ToJsonString());
        return Results.Created();
    }

    private static X509Certificate2 Load(string node)
    {
        var pem = Encoding.ASCII.GetString(Convert.FromBase64String(node));
        return X509Certificate2.CreateFromPem(pem, pem);
    }
}
