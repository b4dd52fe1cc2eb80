using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts;
using Picasso.Contracts.Users;
using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>Registers the check whether a session is open. docs/decisions/0021.</summary>
internal static class SessionExtensions
{
    /// <summary>Adds the session check; Users replaces the remote call by a read of its own store.</summary>
    public static void AddSessionValidation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<SessionOptions>(SessionOptions.Section);
        // No bearer token is forwarded: the call is the service's own.
        builder.Services.AddGrpcClient<SessionChecks.SessionChecksClient>(options => options.Address = new Uri($"http://{ServiceNames.Users}"));
        builder.Services.TryAddSingleton<ISessionStates, RemoteSessionStates>();
        builder.Services.AddSingleton<SessionValidator>();
    }
}
