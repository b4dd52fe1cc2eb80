using Picasso.Contracts;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>
/// Signs every request to another service. It runs before discovery, where the address is still the service's name. Without a key nothing is added,
/// and the called service treats the caller as an external client.
/// </summary>
/// <param name="keys">The installation's keys.</param>
/// <param name="identities">The services of this process.</param>
/// <param name="clock">Supplies the time of the signature.</param>
public sealed class ServiceCredentialHandler(ServiceKeys keys, IEnumerable<ServiceIdentity> identities, TimeProvider clock) : DelegatingHandler
{
    /// <summary>The header that carries the token.</summary>
    public const string Header = "x-picasso-service";

    private readonly string _caller = string.Join('+', identities.Select(identity => identity.Name).Distinct().Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove(Header);
        if (keys.Any && request.RequestUri is { } address && ServiceNames.All.Contains(address.Host))
            request.Headers.TryAddWithoutValidation(Header, ServiceToken.Sign(keys.All[0], CallOf(request, address), clock.GetUtcNow()));
        return base.SendAsync(request, cancellationToken);
    }

    private ServiceCall CallOf(HttpRequestMessage request, Uri address)
    {
        var isGrpc = request.Content?.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        var client = request.Headers.TryGetValues(ClientAddress.Header, out var named) ? string.Join(',', named) : "";
        return new ServiceCall(_caller, address.Host, isGrpc ? address.AbsolutePath : "", client);
    }
}
