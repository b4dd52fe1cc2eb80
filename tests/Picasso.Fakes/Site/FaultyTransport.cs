using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Picasso.Fakes.Site;

/// <summary>The ways in which a connection to a service fails, as the HTTP client of .NET reports them.</summary>
public enum TransportFault
{
    /// <summary>Everything arrives.</summary>
    None,

    /// <summary>Nothing listens.</summary>
    Refused,

    /// <summary>No connection is made in time: packets vanish.</summary>
    ConnectTimeout,

    /// <summary>Connected, and nothing is ever answered.</summary>
    Silent,

    /// <summary>The keep-alive of HTTP/2 got no answer while a call was under way.</summary>
    PingTimeout,

    /// <summary>The answer is broken off after its headers.</summary>
    BrokenOff,

    /// <summary>The service cancels the call because its connection ends.</summary>
    Cancelled,

    /// <summary>Something else listens at the address.</summary>
    OtherServer,

    /// <summary>The service refuses the credential of the web: their keys or clocks differ.</summary>
    CredentialRefused,
}

/// <summary>Connections to the services that fail in a given way from a given moment on.</summary>
public sealed class FaultyTransport : HttpMessageHandler
{
    private const int InternalError = 2;
    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true });

    /// <summary>How calls fail.</summary>
    public TransportFault Fault { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (Fault)
        {
            case TransportFault.Refused:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused));
            case TransportFault.ConnectTimeout:
                throw new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException());
            case TransportFault.Silent:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                break;
            case TransportFault.PingTimeout:
                throw new HttpRequestException(HttpRequestError.HttpProtocolError, "The HTTP/2 request failed.", new HttpProtocolException(1, "The server did not answer a ping.", null));
            case TransportFault.BrokenOff:
                return Answer(request, new BrokenContent());
            case TransportFault.Cancelled:
                var cancelled = Answer(request, new ByteArrayContent([]));
                cancelled.Headers.Add("grpc-status", "1");
                return cancelled;
            case TransportFault.CredentialRefused:
                var refused = Answer(request, new ByteArrayContent([]));
                refused.Headers.Add("grpc-status", "16");
                refused.Headers.Add("x-picasso-service", "refused");
                return refused;
            case TransportFault.OtherServer:
                return new HttpResponseMessage(HttpStatusCode.BadGateway) { RequestMessage = request, Version = HttpVersion.Version20 };
        }

        return await _sockets.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _sockets.Dispose();
        base.Dispose(disposing);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        return new HttpResponseMessage { RequestMessage = request, Version = HttpVersion.Version20, Content = content };
    }

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw Broken();

        protected override Task<Stream> CreateContentReadStreamAsync() => throw Broken();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private static HttpProtocolException Broken() => new(InternalError, "The HTTP/2 server reset the stream.", null);
    }
}
