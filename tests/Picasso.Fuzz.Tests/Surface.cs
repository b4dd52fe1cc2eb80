using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Picasso.Contracts;
using Picasso.Standalone;

namespace Picasso.Fuzz.Tests;

/// <summary>An endpoint of the web or of the services.</summary>
/// <param name="Pattern">Its route.</param>
/// <param name="Methods">The methods that it names; none means any.</param>
internal sealed record Endpoint(string Pattern, IReadOnlyList<string> Methods);

/// <summary>All that can be called, as the program maps it: nothing is listed by hand, so that nothing is forgotten.</summary>
internal sealed class Surface
{
    private Surface(IReadOnlyList<Endpoint> pages, IReadOnlyList<Endpoint> doors) => (Pages, ServiceEndpoints) = (pages, doors);

    /// <summary>Endpoints of the web.</summary>
    public IReadOnlyList<Endpoint> Pages { get; }

    /// <summary>Endpoints of the services that are no gRPC.</summary>
    public IReadOnlyList<Endpoint> ServiceEndpoints { get; }

    /// <summary>Every RPC of every contract.</summary>
    public static IReadOnlyList<MethodDescriptor> Rpcs { get; } =
        [.. typeof(ServiceNames).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true })
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<ServiceDescriptor>()
            .OrderBy(service => service.FullName, StringComparer.Ordinal).SelectMany(service => service.Methods)];

    /// <summary>Builds both hosts without starting them, and reads what they mapped.</summary>
    public static async Task<Surface> ReadAsync(string folder)
    {
        var settings = new StandaloneSettings(folder, FreePort.Unless(0), FreePort.Unless(0), Environment: "Development");
        await using var services = HostFactory.BuildServices(settings);
        await using var web = HostFactory.BuildWeb(settings, beside: services);
        return new Surface(EndpointsOf(web), EndpointsOf(services));
    }

    private static List<Endpoint> EndpointsOf(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => new Endpoint(
                endpoint.RoutePattern.RawText ?? "/", endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(endpoint => !endpoint.Pattern.Contains("picasso.", StringComparison.Ordinal) && !endpoint.Pattern.StartsWith("{unimplemented", StringComparison.Ordinal))
            .DistinctBy(endpoint => endpoint.Pattern + string.Join(',', endpoint.Methods))
            .OrderBy(endpoint => endpoint.Pattern, StringComparer.Ordinal)];
}
