using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Authentication.Services;

/// <summary>Registers the authentication between services. docs/decisions/0021.</summary>
public static class ServiceCredentialExtensions
{
    /// <summary>Registers a service, or the web, that runs in this process.</summary>
    public static IServiceCollection AddServiceIdentity(this IServiceCollection services, string name) =>
        services.AddSingleton(new ServiceIdentity(name));

    /// <summary>Fails the start of a process without a key that is reachable over the network.</summary>
    /// <exception cref="InvalidConfigurationException">There is none, or one is not valid.</exception>
    public static IHostApplicationBuilder RequireServiceKeys(this IHostApplicationBuilder builder) =>
        new ServiceKeys(builder.Configuration).Any
            ? builder
            : throw new InvalidConfigurationException(
                $"{ServiceKeys.Section}:0", "is missing: every process of an installation needs the same 32 random bytes in base64 (openssl rand -base64 32)");

    /// <summary>Signs outgoing calls of this process.</summary>
    internal static IServiceCollection AddServiceSigning(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ServiceKeys(provider.GetRequiredService<IConfiguration>()));
        services.TryAddTransient<ServiceCredentialHandler>();
        return services;
    }

    /// <summary>Verifies incoming calls of this process.</summary>
    internal static IServiceCollection AddServiceVerification(this IServiceCollection services)
    {
        services.AddServiceSigning().AddSingleton<IStartupFilter, ServiceCredentialFilter>();
        return services;
    }
}
