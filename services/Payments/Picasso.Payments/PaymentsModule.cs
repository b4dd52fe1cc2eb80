using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Picasso.Payments;

/// <summary>Composes this service into a process: the one place that chooses its engines.</summary>
public static class PaymentsModule
{
    /// <summary>Registers the service.</summary>
    public static IHostApplicationBuilder AddPayments(this IHostApplicationBuilder builder) => builder;

    /// <summary>Adds the service's consumers and sagas to the process's bus.</summary>
    public static void AddPaymentsConsumers(this IBusRegistrationConfigurator bus) => _ = bus;

    /// <summary>Maps the service's gRPC classes and HTTP endpoints.</summary>
    public static IEndpointRouteBuilder MapPayments(this IEndpointRouteBuilder app) => app;
}
