using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Picasso.Testing.Hosting;

/// <summary>Sends to the test server. It is asked for at the first request, as clients are made before it has started.</summary>
internal sealed class LateServerHandler(IServiceProvider services) : HttpMessageHandler
{
    private readonly Lazy<HttpMessageInvoker> _server = new(
        () => new HttpMessageInvoker(((TestServer)services.GetRequiredService<IServer>()).CreateHandler()),
        LazyThreadSafetyMode.PublicationOnly);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _server.Value.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _server.IsValueCreated)
            _server.Value.Dispose();
        base.Dispose(disposing);
    }
}
