namespace Picasso.ServiceDefaults.Discovery;

/// <summary>
/// Connections to services. It is not a <see cref="SocketsHttpHandler"/> itself: a gRPC channel with one resolves addresses itself and bypasses the
/// preceding discovery.
/// </summary>
internal sealed class ServiceTransport : HttpMessageHandler
{
    // A lost copy is detected within seconds, also by running calls.
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

    // The exporter of telemetry sends synchronously from its own thread.
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _sockets.Send(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sockets.Dispose();
        base.Dispose(disposing);
    }
}
