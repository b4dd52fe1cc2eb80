using System.Net;
using Microsoft.AspNetCore.Http;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Shared.Tests.Hosting;

/// <summary>What only a developer should see is shown to this machine, under its own name, and to nobody in between.</summary>
public class LocalRequestTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost")]
    [InlineData("127.0.0.1", "LOCALHOST:5080")]
    [InlineData("::1", "[::1]:5080")]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1:5080")]
    [InlineData("192.168.0.5", "192.168.0.5:5080")]
    public void A_request_from_this_machine_is_local(string peer, string host) => Request(peer, host).IsLocal().ShouldBeTrue();

    [Theory]
    [InlineData("192.168.0.9", "localhost")]
    [InlineData("10.0.0.1", "10.0.0.1:5080")]
    [InlineData("127.0.0.1", "rebound.example")]
    [InlineData("127.0.0.1", "localhost.example")]
    [InlineData("127.0.0.1", "127.0.0.1.example")]
    [InlineData("127.0.0.1", "")]
    [InlineData(null, "localhost")]
    public void A_request_from_elsewhere_or_under_another_name_is_not(string? peer, string host) => Request(peer, host).IsLocal().ShouldBeFalse();

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    [InlineData("Via")]
    public void A_request_that_a_proxy_passed_on_is_not(string header)
    {
        var context = Request("127.0.0.1", "localhost");
        context.Request.Headers[header] = "127.0.0.1";
        context.IsLocal().ShouldBeFalse();
    }

    [Fact]
    public void A_named_reader_counts_when_the_host_is_an_address_too()
    {
        IPAddress[] readers = [IPAddress.Parse("10.0.0.1")];
        Request("10.0.0.1", "10.0.0.7:5081").IsFrom(readers).ShouldBeTrue();
        Request("10.0.0.1", "rebound.example").IsFrom(readers).ShouldBeFalse();
        Request("10.0.0.2", "10.0.0.7:5081").IsFrom(readers).ShouldBeFalse();
    }

    private static DefaultHttpContext Request(string? peer, string host)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        context.Connection.LocalIpAddress = IPAddress.Parse("192.168.0.5");
        context.Request.Headers.Host = host;
        return context;
    }
}
