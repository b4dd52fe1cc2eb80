using System.Net;
using Grpc.Core;
using Picasso.Contracts;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>
/// Signs every request to another service. It runs before discovery, where the address is still the service's name. Without a key nothing is added,
/// and the called service treats the caller as an external client. A service that refuses the credential, because keys or clocks differ, is unavailable to
/// this process: its answer says nothing about the person for whom the call was made, who must not be signed out by it.
/// </summary>
/// <param name="keys">The installation's keys.</param>
/// <param name="identities">The services of this process.</param>
/// <param name="clock">Supplies the time of the signature.</param>
public sealed class ServiceCredentialHandler(ServiceKeys keys, IEnumerable<ServiceIdentity> identities, TimeProvider clock) : DelegatingHandler
{
    /// <summary>The header that carries the token.</summary>
    public const string Header = "x-picasso-service";

    /// <summary>The value of the same header in the answer to a token that is not valid.</summary>
    internal const string Refused = "refused";

    private const string GrpcStatus = "grpc-status";
    private const string GrpcMessage = "grpc-message";
    private const string GrpcDetails = "grpc-status-details-bin";

    private readonly string _caller = string.Join('+', identities.Select(identity => identity.Name).Distinct().Order(StringComparer.Ordinal));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove(Header);
        if (keys.Any && request.RequestUri is { } address && ServiceNames.All.Contains(address.Host))
            request.Headers.TryAddWithoutValidation(Header, ServiceToken.Sign(keys.All[0], CallOf(request, address), clock.GetUtcNow()));
        var answer = await base.SendAsync(request, cancellationToken);
        if (IsRefusal(answer))
            MakeUnavailable(answer);
        return answer;
    }

    /// <summary>Whether a service refused the credential of the call, before anything else read the request.</summary>
    internal static bool IsRefusal(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues(Header, out var values) && values.Contains(Refused, StringComparer.Ordinal);

    private static void MakeUnavailable(HttpResponseMessage answer)
    {
        answer.Headers.Remove(Header);
        if (!answer.Headers.Remove(GrpcStatus))
        {
            answer.StatusCode = HttpStatusCode.ServiceUnavailable;
            return;
        }

        answer.Headers.Remove(GrpcMessage);
        answer.Headers.Remove(GrpcDetails);
        answer.Headers.Add(GrpcStatus, $"{(int)StatusCode.Unavailable}");
        answer.Headers.Add(GrpcMessage, "The service refuses the credential of this process: Picasso:ServiceKeys differ, or the clocks by more than a minute.");
    }

    private ServiceCall CallOf(HttpRequestMessage request, Uri address)
    {
        var isGrpc = request.Content?.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        var client = request.Headers.TryGetValues(ClientAddress.Header, out var named) ? string.Join(',', named) : "";
        return new ServiceCall(_caller, address.Host, isGrpc ? address.AbsolutePath : "", client);
    }
}
