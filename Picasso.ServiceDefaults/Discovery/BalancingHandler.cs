using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.ServiceDiscovery;

namespace Picasso.ServiceDefaults.Discovery;

/// <summary>
/// Finds a service by its name (<c>Services:{name}:http:0</c>, <c>:1</c> … or DNS) and takes its copies in turn. A copy that cannot be
/// reached is left alone for a moment and the next one is asked: only what was never sent is sent again, so that this is
/// safe for any call. So is one that answers that something it needs is away: the answer is the caller's, but the next calls go elsewhere first.
/// </summary>
/// <param name="names">Knows the addresses.</param>
/// <param name="copies">Knows which of them did not answer.</param>
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
                if (IsUnavailable(answer))
                    copies.Missed(addresses[next]);
                return answer;
            }
            catch (Exception fault) when (WasNotSent(fault, cancellationToken))
            {
                copies.Missed(addresses[next]);
                if (next + 1 == addresses.Count)
                    throw;
            }
            catch (HttpRequestException silent) when (silent.HttpRequestError == HttpRequestError.HttpProtocolError)
            {
                // It stopped answering while it was asked: gRPC would take that for a fault of the protocol, and it is a copy that is away.
                copies.Missed(addresses[next]);
                throw new HttpRequestException(HttpRequestError.ResponseEnded, silent.Message, new IOException("The copy has fallen silent."));
            }
        }
    }

    private static bool WasNotSent(Exception fault, CancellationToken cancellationToken) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
        OperationCanceledException { InnerException: TimeoutException } => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    // A call that fails before it has answered anything says so in its headers.
    private static bool IsUnavailable(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("grpc-status", out var status) && status.SequenceEqual(s_unavailable);

    // Names of services have no dot; anything else is an address of the world outside.
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

/// <summary>Whose turn it is among the copies of each service, as this process sees it.</summary>
/// <param name="clock">Tells when a copy that did not answer is tried again.</param>
public sealed class ServiceCopies(TimeProvider clock)
{
    private static readonly TimeSpan s_leftAlone = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, int> _turns = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _missed = new();

    /// <summary>The addresses in the order to try them: those that are thought to be there first.</summary>
    internal IReadOnlyList<Uri> InTurn(string service, IReadOnlyList<Uri> addresses)
    {
        if (addresses.Count < 2)
            return addresses;
        var first = (int)((uint)_turns.AddOrUpdate(service, 0, (_, turn) => unchecked(turn + 1)) % addresses.Count);
        var now = clock.GetUtcNow();
        return [.. addresses.Skip(first).Concat(addresses.Take(first)).OrderBy(address => IsMissed(address, now))];
    }

    /// <summary>The copy could not be reached.</summary>
    internal void Missed(Uri address) => _missed[address.Authority] = clock.GetUtcNow() + s_leftAlone;

    private bool IsMissed(Uri address, DateTimeOffset now) => _missed.TryGetValue(address.Authority, out var until) && now < until;
}
