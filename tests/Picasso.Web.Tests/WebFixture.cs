using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.Fakes.Site;
using Picasso.ServiceDefaults;
using Picasso.Web;

namespace Picasso.Web.Tests;

/// <summary>The web host over fake services, both on loopback, spoken to as a browser without script would.</summary>
public sealed class WebFixture : IAsyncDisposable
{
    private readonly WebApplication _services;
    private readonly WebApplication _web;
    private readonly DirectoryInfo? _data;

    private WebFixture(FakeMarket market, WebApplication services, WebApplication web, string address, DirectoryInfo? data) =>
        (Market, _services, _web, Address, _data) = (market, services, web, address, data);

    public FakeMarket Market { get; }

    public string Address { get; }

    public IServiceProvider Services => _web.Services;

    public string SessionsFolder => Path.Combine(_web.Configuration["Picasso:DataDirectory"]!, "web", "sessions");

    public static async Task<WebFixture> StartAsync(
        FakeMarket? market = null, TimeProvider? clock = null, string publicUrl = "https://picasso.example", string? dataDirectory = null, int port = 0,
        string? mediaFolder = null, bool stripe = false, Dictionary<string, string?>? settings = null, IPAddress? listen = null,
        HttpMessageHandler? transport = null, params string[] secrets)
    {
        (market, clock) = (market ?? new FakeMarket(), clock ?? TimeProvider.System);
        var (services, servicesAddress) = await FakeServices.StartAsync(market, clock, mediaFolder);
        var data = dataDirectory is null ? Directory.CreateTempSubdirectory("picasso-web-") : null;
        var web = Build(clock, servicesAddress, publicUrl, dataDirectory ?? data!.FullName, port, stripe, settings, listen, transport, secrets);
        await web.StartAsync();
        var address = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new WebFixture(market, services, web, address, data);
    }

    private static WebApplication Build(
        TimeProvider clock, string servicesAddress, string publicUrl, string dataDirectory, int port, bool stripe, Dictionary<string, string?>? settings,
        IPAddress? listen, HttpMessageHandler? transport, string[] secrets)
    {
        // The static files' manifest belongs to the program that hosts the web.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Picasso.Standalone", ContentRootPath = AppContext.BaseDirectory });
        if (Environment.GetEnvironmentVariable("PICASSO_TEST_LOG") is null)
            builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Picasso:PublicUrl", publicUrl), new("Picasso:DataDirectory", dataDirectory),
            new("Picasso:Payments:Provider", "sandbox"), new("Picasso:StoreOrigins:0", "http://store.example:9000/bucket"),
            .. ((string[])["users", "pictures-commands", "pictures-queries", "payments", "reactions", "messages"])
                .Select(name => new KeyValuePair<string, string?>($"Services:{name}:http:0", servicesAddress)),
            .. secrets.Select((secret, index) => new KeyValuePair<string, string?>($"Picasso:Web:Secrets:{index}", secret)),
        ]);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        if (stripe)
            builder.Configuration.AddInMemoryCollection([new("Picasso:Payments:Provider", "stripe"), new("Picasso:Payments:Stripe:PublishableKey", "pk_test_page")]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(listen ?? IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1));
        builder.Services.AddSingleton(clock);
        builder.AddServiceDefaults();
        if (transport is not null)
            builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => transport));
        builder.AddWeb();
        var app = builder.Build();
        app.MapWeb();
        return app;
    }

    /// <summary>A browser: it keeps cookies (Secure ones too, as behind a proxy that ends TLS) and follows nothing by itself.</summary>
    public Browser Visitor() => new(Address);

    public async Task<Browser> SignedInAsync(Account account)
    {
        var browser = Visitor();
        var answer = await browser.SubmitAsync("/sign-in", "sign-in", ("Email", account.Email), ("Password", FakeMarket.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _services.DisposeAsync();
        _data?.Delete(recursive: true);
    }
}
