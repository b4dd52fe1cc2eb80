using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Picasso.Kernel;
using Picasso.Web.Hosting;

namespace Picasso.Web.Tests;

/// <summary>A visitor's address comes from trusted proxies, and from nobody else's header.</summary>
public sealed class TrustedProxyTests
{
    [Theory]
    [InlineData("203.0.113.7", "198.51.100.1", null, 1, false, "203.0.113.7", "nobody is trusted by default")]
    [InlineData("203.0.113.7", "198.51.100.1", null, 1, true, "203.0.113.7", "also with the framework's own switch")]
    [InlineData("203.0.113.7", "198.51.100.1", "10.0.0.0/8", 1, false, "203.0.113.7", "the connection is not of a trusted proxy")]
    [InlineData("203.0.113.7", "198.51.100.1", "10.0.0.0/8", 1, true, "203.0.113.7", "also with the framework's own switch")]
    [InlineData("10.0.0.5", "198.51.100.1", "10.0.0.0/8", 1, false, "198.51.100.1", "a trusted proxy says who it is")]
    [InlineData("10.0.0.5", "198.51.100.1", "10.0.0.5", 1, false, "198.51.100.1", "a proxy named by its address")]
    [InlineData("10.0.0.6", "198.51.100.1", "10.0.0.5", 1, false, "10.0.0.6", "another machine of the network")]
    [InlineData("10.0.0.5", "6.6.6.6, 198.51.100.1", "10.0.0.0/8", 1, false, "198.51.100.1", "what the visitor invented stands before")]
    [InlineData("10.0.0.5", "6.6.6.6, 198.51.100.1", "10.0.0.0/8", 1, true, "198.51.100.1", "also with the framework's own switch")]
    [InlineData("10.0.0.5", "6.6.6.6, 198.51.100.1, 10.0.0.9", "10.0.0.0/8", 2, false, "198.51.100.1", "two proxies in a row")]
    [InlineData("10.0.0.5", "6.6.6.6, 198.51.100.1", "10.0.0.0/8", 5, false, "198.51.100.1", "more hops than there are proxies")]
    [InlineData("10.0.0.5", "nonsense", "10.0.0.0/8", 1, false, "10.0.0.5", "a header that is no address")]
    [InlineData("::ffff:10.0.0.5", "198.51.100.1", "10.0.0.0/8", 1, false, "198.51.100.1", "a socket for both protocols")]
    [InlineData("fd00::5", "2001:db8::7", "fd00::/8", 1, false, "2001:db8::7", "IPv6")]
    public async Task A_forwarded_address_is_believed_from_a_trusted_proxy_only(
        string peer, string forwarded, string? trusted, int hops, bool frameworkSwitch, string expected, string because)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(
        [
            new(TrustedProxies.HopsKey, $"{hops}"),
            .. trusted is null ? [] : new KeyValuePair<string, string?>[] { new($"{TrustedProxies.Section}:0", trusted) },
        ]);
        builder.Services.AddTrustedProxies(builder.Configuration);
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
            return next(context);
        });
        // What ASPNETCORE_FORWARDEDHEADERS_ENABLED puts before everything else.
        if (frameworkSwitch)
            app.UseForwardedHeaders();
        else
            app.UseTrustedProxies();
        app.Run(context => context.Response.WriteAsync(context.Connection.RemoteIpAddress!.ToString()));
        await app.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);

        (await (await app.GetTestClient().SendAsync(request)).Content.ReadAsStringAsync()).ShouldBe(expected, because);
    }

    [Theory]
    [InlineData("Picasso:TrustedProxies:0", "everybody")]
    [InlineData("Picasso:TrustedProxies:0", "0.0.0.0/0")]
    [InlineData("Picasso:TrustedProxies:0", "10.0.0.0/40")]
    [InlineData("Picasso:TrustedProxyHops", "many")]
    [InlineData("Picasso:TrustedProxyHops", "0")]
    public void A_setting_that_trusts_nobody_or_everybody_by_mistake_ends_the_start(string key, string value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[key] = value;
        Should.Throw<InvalidConfigurationException>(() => builder.Services.AddTrustedProxies(builder.Configuration)).Message.ShouldStartWith(key);
    }
}
