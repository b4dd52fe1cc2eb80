using Microsoft.AspNetCore.Http;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>The service that calls, proven by its token.</summary>
/// <param name="Names">The services of the calling process.</param>
/// <param name="ClientAddress">The address of the client that it calls for, as it says; empty when it calls for itself.</param>
public sealed record ServiceCaller(IReadOnlyList<string> Names, string ClientAddress);

/// <summary>A service that runs in this process: calls to it are accepted, and calls by it are made under this name.</summary>
/// <param name="Name">Its name among <see cref="Contracts.ServiceNames"/>.</param>
public sealed record ServiceIdentity(string Name);

/// <summary>Reads the calling service of a request.</summary>
public static class ServiceCallerExtensions
{
    /// <summary>The service that calls; null for a client of the outside, whatever its headers say.</summary>
    public static ServiceCaller? FindServiceCaller(this HttpContext context) => context.Features.Get<ServiceCaller>();
}
