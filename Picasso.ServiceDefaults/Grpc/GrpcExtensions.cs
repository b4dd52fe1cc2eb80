using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.OptionsValidation;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Authentication.Sessions;
using Picasso.ServiceDefaults.Limiting;
using Picasso.ServiceDefaults.Telemetry;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>Configures gRPC between services: errors as statuses, the caller's token forwarded.</summary>
public static class GrpcExtensions
{
    /// <summary>Adds the gRPC server with Picasso's error mapping.</summary>
    public static IHostApplicationBuilder AddGrpcServer(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<CallLimitOptions>(CallLimitOptions.Section);
        builder.Services.AddSingleton<CallLimits>();
        builder.Services.AddGrpc(options =>
        {
            options.Interceptors.Add<GrpcCorrelationTags>();
            options.Interceptors.Add<ShutdownStreamingInterceptor>();
            options.Interceptors.Add<CallLimits>();
            options.Interceptors.Add<DomainErrorInterceptor>();
            options.Interceptors.Add<SessionInterceptor>();
        });
        builder.Services.AddTransient<IStartupFilter, UnreadableCalls>();
        // The framework's lines about unreadable calls: any client can cause them, and the interceptor logs Picasso's own faults.
        builder.Logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);
        return builder;
    }

    /// <summary>
    /// Adds a client of another service, found by name. Within a request it forwards the caller's own token, so a service never has more rights than
    /// its caller.
    /// </summary>
    public static IHttpClientBuilder AddServiceClient<TClient>(this IServiceCollection services, string serviceName)
        where TClient : ClientBase
    {
        var client = services.AddGrpcClient<TClient>(options => options.Address = new Uri($"http://{serviceName}"));
        // Several services of one process may add the same client; credentials for each would send the token as often.
        if (services.Any(service => service.ServiceType == typeof(Added<TClient>)))
            return client;
        services.AddSingleton<Added<TClient>>();
        return client
            .ConfigureChannel(channel => channel.UnsafeUseInsecureChannelCallCredentials = true)
            .AddCallCredentials((_, metadata, provider) =>
            {
                var request = provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request;
                if (request?.Headers.Authorization is [{ } bearer])
                    metadata.Add("authorization", bearer);
                if (request?.HttpContext.FindClientAddress() is { } address)
                    metadata.Add(ClientAddress.Header, address);
                return Task.CompletedTask;
            });
    }

    private sealed class Added<TClient>;
}
