using Microsoft.AspNetCore.Http;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>The calling service, proven by its token.</summary>
/// <param name="Names">The services of the calling process.</param>
/// <param name="ClientAddress">The asserted address of the client that it calls for; empty for its own calls.</param>
public sealed record ServiceCaller(IReadOnlyList<string> Names, string ClientAddress);

/// <summary>A service that runs in this process: calls to it are accepted, and calls by it are made under this name.</summary>
/// <param name="Name">Its name among <see cref="Contracts.ServiceNames"/>.</param>
public sealed record ServiceIdentity(string Name);

/// <summary>Reads the calling service of a request.</summary>
public static class ServiceCallerExtensions
{
    /// <summary>The calling service; null for an external client, whatever its headers contain.</summary>
    public static ServiceCaller? FindServiceCaller(this HttpContext context) => context.Features.Get<ServiceCaller>();
}
