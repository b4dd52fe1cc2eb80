using System.Collections.Concurrent;

namespace Picasso.Testing.Processes;

/// <summary>
/// Sends each gRPC call to a process that plays the role which serves it, taking copies in turn, with the patience that the product's own
/// callers have: one that does not answer is passed by for a moment.
/// </summary>
internal sealed class ServicesRouter(IReadOnlyList<ProcessPlan> plans) : HttpMessageHandler
{
    private static readonly TimeSpan s_leftAlone = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(5);

    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler
    {
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        KeepAlivePingDelay = s_silence,
        KeepAlivePingTimeout = s_silence,
    });

    private readonly ConcurrentDictionary<string, long> _missed = new();
    private int _turn;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var role = ServiceCredential.ServiceOf(path);
        var copies = InTurn([.. plans.Where(plan => plan.Roles.Contains(role))]);
        for (var next = 0; ; next++)
        {
            request.RequestUri = new Uri(copies[next].Entrance ?? copies[next].ServicesAddress, path);
            try
            {
                return await _sockets.SendAsync(request, cancellationToken);
            }
            catch (Exception away) when (WasNotSent(away, cancellationToken))
            {
                // Never sent; another copy gets it.
                _missed[copies[next].Name] = TimeProvider.System.GetTimestamp();
                if (next + 1 == copies.Count)
                    throw;
            }
            catch (HttpRequestException silent) when (silent.HttpRequestError == HttpRequestError.HttpProtocolError)
            {
                _missed[copies[next].Name] = TimeProvider.System.GetTimestamp();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, silent.Message, new IOException("The copy has fallen silent."));
            }
        }
    }

    private List<ProcessPlan> InTurn(IReadOnlyList<ProcessPlan> copies)
    {
        var first = (int)((uint)Interlocked.Increment(ref _turn) % copies.Count);
        return [.. copies.Skip(first).Concat(copies.Take(first)).OrderBy(copy =>
            _missed.TryGetValue(copy.Name, out var missed) && TimeProvider.System.GetElapsedTime(missed) < s_leftAlone)];
    }

    private static bool WasNotSent(Exception fault, CancellationToken cancellationToken) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => true,
        OperationCanceledException { InnerException: TimeoutException } => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sockets.Dispose();
        base.Dispose(disposing);
    }
}
