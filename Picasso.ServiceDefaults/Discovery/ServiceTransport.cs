namespace Picasso.ServiceDefaults.Discovery;

/// <summary>
/// Connections to services. Not a <see cref="SocketsHttpHandler"/> itself: a gRPC channel that sees one looks its address up by itself,
/// past the discovery that comes before.
/// </summary>
internal sealed class ServiceTransport : HttpMessageHandler
{
    // A copy behind a cut wire is noticed within seconds, also by calls that are under way.
    private static readonly TimeSpan s_connecting = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(5);

    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler
    {
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = s_connecting,
        KeepAlivePingDelay = s_silence,
        KeepAlivePingTimeout = s_silence,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _sockets.SendAsync(request, cancellationToken);

    // The exporter of telemetry sends from a thread of its own, and waits there.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _sockets.Send(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sockets.Dispose();
        base.Dispose(disposing);
    }
}
