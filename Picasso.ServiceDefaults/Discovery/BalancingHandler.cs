using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.ServiceDiscovery;
using Picasso.ServiceDefaults.Authentication.Services;

namespace Picasso.ServiceDefaults.Discovery;

/// <summary>
/// Resolves a service by its name (<c>Services:{name}:http:0</c>, <c>:1</c> … or DNS) and uses its copies in turn. An unreachable copy is skipped for
/// a moment and the next one is called: only a request that was never sent is sent again, so this is safe for any call. A copy that answers that a
/// dependency is unavailable, or that refuses the credential of this process, is also skipped: the caller receives this answer, but the next calls prefer
/// other copies.
/// </summary>
/// <param name="names">Resolves the addresses.</param>
/// <param name="copies">Records which of them did not answer.</param>
public sealed class BalancingHandler(ServiceEndpointResolver names, ServiceCopies copies) : DelegatingHandler
{
    private static readonly string[] s_unavailable = ["14"];

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (!IsService(asked))
            return await base.SendAsync(request, cancellationToken);
        var source = await names.GetEndpointsAsync($"{asked.Scheme}://{asked.Authority}", cancellationToken);
        var addresses = copies.InTurn(asked.Host, [.. source.Endpoints.Select(endpoint => AddressOf(asked, endpoint.EndPoint))]);
        try
        {
            return await SendToFirstAsync(request, addresses, cancellationToken);
        }
        finally
        {
            request.RequestUri = asked;
        }
    }

    private async Task<HttpResponseMessage> SendToFirstAsync(
        HttpRequestMessage request, IReadOnlyList<Uri> addresses, CancellationToken cancellationToken)
    {
        for (var next = 0; ; next++)
        {
            request.RequestUri = addresses[next];
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                if (IsUnavailable(answer) || ServiceCredentialHandler.IsRefusal(answer))
                    copies.Missed(addresses[next]);
                return answer;
            }
            catch (Exception fault) when (WasNotSent(fault, cancellationToken))
            {
                copies.Missed(addresses[next]);
                if (next + 1 < addresses.Count)
                    continue;
                if (fault is OperationCanceledException)
                    throw NotConnected(fault);
                throw;
            }
            catch (HttpRequestException silent) when (silent.HttpRequestError == HttpRequestError.HttpProtocolError)
            {
                // It stopped answering during the call: gRPC would report a protocol error, but the copy is unreachable.
                copies.Missed(addresses[next]);
                throw new HttpRequestException(HttpRequestError.ResponseEnded, silent.Message, new IOException("The copy has fallen silent."));
            }
        }
    }

    // A connection that is not made in time ends as if the caller had given up: gRPC would call that cancelled, and it is a service that is away.
    private static HttpRequestException NotConnected(Exception late) =>
        new(HttpRequestError.ConnectionError, "No copy could be reached in time.", new IOException(late.Message, late));

    private static bool WasNotSent(Exception fault, CancellationToken cancellationToken) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
        OperationCanceledException { InnerException: TimeoutException } => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    // A call that fails before any answer reports it in its headers.
    private static bool IsUnavailable(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("grpc-status", out var status) && status.SequenceEqual(s_unavailable);

    // Names of services have no dot; any other name is an external address.
    private static bool IsService(Uri address) =>
        address.HostNameType == UriHostNameType.Dns && !address.Host.Contains('.') && !address.IsLoopback;

    private static Uri AddressOf(Uri asked, EndPoint endpoint)
    {
        var address = new UriBuilder(asked);
        switch (endpoint)
        {
            case IPEndPoint ip:
                (address.Host, address.Port) = (ip.Address.ToString(), PortOf(ip.Port));
                break;
            case DnsEndPoint dns:
                (address.Host, address.Port) = (dns.Host, PortOf(dns.Port));
                break;
            default:
                var own = new Uri(endpoint.ToString()!);
                (address.Scheme, address.Host, address.Port) = (own.Scheme, own.Host, own.Port);
                break;
        }

        return address.Uri;

        int PortOf(int port) => port > 0 ? port : asked.Port;
    }
}

/// <summary>The rotation over the copies of each service in this process.</summary>
/// <param name="clock">Measures when a copy that did not answer is retried.</param>
public sealed class ServiceCopies(TimeProvider clock)
{
    private static readonly TimeSpan s_leftAlone = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, int> _turns = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _missed = new();

    /// <summary>The addresses in the order of attempts, presumably reachable ones first.</summary>
    internal IReadOnlyList<Uri> InTurn(string service, IReadOnlyList<Uri> addresses)
    {
        if (addresses.Count < 2)
            return addresses;
        var first = (int)((uint)_turns.AddOrUpdate(service, 0, (_, turn) => unchecked(turn + 1)) % addresses.Count);
        var now = clock.GetUtcNow();
        return [.. addresses.Skip(first).Concat(addresses.Take(first)).OrderBy(address => IsMissed(address, now))];
    }

    /// <summary>The copy is unreachable.</summary>
    internal void Missed(Uri address) => _missed[address.Authority] = clock.GetUtcNow() + s_leftAlone;

    private bool IsMissed(Uri address, DateTimeOffset now) => _missed.TryGetValue(address.Authority, out var until) && now < until;
}
