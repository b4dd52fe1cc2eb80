using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Picasso.Reactions;

/// <summary>Composes this service into a process: the one place that chooses its engines.</summary>
public static class ReactionsModule
{
    /// <summary>Registers the service.</summary>
    public static IHostApplicationBuilder AddReactions(this IHostApplicationBuilder builder) => builder;

    /// <summary>Adds the service's consumers and sagas to the process's bus.</summary>
    public static void AddReactionsConsumers(this IBusRegistrationConfigurator bus) => _ = bus;

    /// <summary>Maps the service's gRPC classes and HTTP endpoints.</summary>
    public static IEndpointRouteBuilder MapReactions(this IEndpointRouteBuilder app) => app;
}
