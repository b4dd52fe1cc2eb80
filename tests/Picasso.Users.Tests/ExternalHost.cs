using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Google;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Picasso.Users.Tests;

/// <summary>Users with the external providers, all of them one provider on this machine.</summary>
internal static class ExternalHost
{
    public static Task<UsersHost> StartAsync(IdentityProvider provider, Action<IHostApplicationBuilder>? add = null) => UsersHost.StartAsync(
        builder =>
        {
            add?.Invoke(builder);
            builder.Services.Configure<GoogleOptions>("google", options => options.BackchannelHttpHandler = provider.Handler());
            builder.Services.Configure<OAuthOptions>("facebook", options => options.BackchannelHttpHandler = provider.Handler());
        },
        configuration: [.. provider.Configuration("Google"), .. provider.Configuration("Facebook")]);
}
