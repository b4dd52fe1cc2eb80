using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.ServiceDefaults.Authentication.Services;

namespace Picasso.ServiceDefaults.Discovery;

/// <summary>Registers service discovery.</summary>
internal static class DiscoveryExtensions
{
    /// <summary>Every HTTP and gRPC client of the process resolves services by name and balances over their copies.</summary>
    public static IHostApplicationBuilder AddBalancedDiscovery(this IHostApplicationBuilder builder)
    {
        builder.Services.AddServiceDiscovery();
        builder.Services.AddSingleton<ServiceCopies>();
        builder.Services.AddTransient<BalancingHandler>();
        builder.Services.AddServiceSigning();
        builder.Services.ConfigureHttpClientDefaults(http => http
            .ConfigurePrimaryHttpMessageHandler(() => new ServiceTransport())
            .AddHttpMessageHandler<ServiceCredentialHandler>()
            .AddHttpMessageHandler<BalancingHandler>());
        return builder;
    }
}
