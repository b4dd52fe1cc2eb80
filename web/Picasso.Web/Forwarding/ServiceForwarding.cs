using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;
using Picasso.Contracts;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Discovery;
using Yarp.ReverseProxy.Forwarder;

namespace Picasso.Web.Forwarding;

/// <summary>The public endpoints of services behind the web: media and downloads, external sign-in, and the card provider's webhooks.</summary>
internal static class ServiceForwarding
{
    private static readonly ForwarderRequestConfig s_request = new()
    {
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        ActivityTimeout = TimeSpan.FromMinutes(2),
    };

    public static void AddServiceForwarding(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<ForwardingClient>();
    }

    public static void MapServiceForwarding(this IEndpointRouteBuilder routes)
    {
        var client = routes.ServiceProvider.GetRequiredService<ForwardingClient>().Invoker;
        Map("/media/{**path}", ServiceNames.PicturesQueries, OwnCookies.KeptAll);
        Map("/downloads/{**path}", ServiceNames.PicturesQueries, SessionBearer.Instead);
        Map("/external/{**path}", ServiceNames.Users, OwnCookies.Kept);
        Map("/webhooks/{**path}", ServiceNames.Payments, OwnCookies.KeptAll);

        void Map(string pattern, string service, HttpTransformer transformer) =>
            routes.MapForwarder(pattern, $"http://{service}", s_request, transformer, client);
    }
}

/// <summary>The connection to services behind the web; names are resolved by service discovery.</summary>
internal sealed class ForwardingClient(ServiceEndpointResolver names, ServiceCopies copies, ServiceCredentialHandler credential) : IDisposable
{
    public HttpMessageInvoker Invoker { get; } = Create(names, copies, credential);

    public void Dispose() => Invoker.Dispose();

    private static HttpMessageInvoker Create(ServiceEndpointResolver names, ServiceCopies copies, ServiceCredentialHandler credential)
    {
        credential.InnerHandler = new BalancingHandler(names, copies)
        {
            InnerHandler = new SocketsHttpHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
                EnableMultipleHttp2Connections = true,
                // The server accepts a header that is not ASCII; it is forwarded, not answered by a 502.
                RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
                ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
                ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
                ConnectTimeout = TimeSpan.FromSeconds(5),
            },
        };
        return new HttpMessageInvoker(credential);
    }
}
