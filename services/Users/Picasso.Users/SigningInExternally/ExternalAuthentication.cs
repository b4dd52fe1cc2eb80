using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.DocumentStorage.Protecting;

namespace Picasso.Users.SigningInExternally;

/// <summary>
/// Registers the framework's handlers for the configured providers: code flow on the server, with state, PKCE and, where
/// there is an identity token, a nonce. The default scheme stays the bearer token.
/// </summary>
internal static class ExternalAuthentication
{
    public static IHostApplicationBuilder AddExternalAuthentication(this IHostApplicationBuilder builder)
    {
        var providers = ExternalProvider.Configured(builder.Configuration);
        builder.Services.AddSingleton(providers);
        // They protect the state of a sign-in, which another process may complete.
        builder.AddProtectionKeys();
        if (providers.Count == 0)
            return builder;
        builder.Services.AddSingleton<IStartupFilter, PublicAddressFilter>();
        var authentication = builder.Services.AddAuthentication();
        foreach (var provider in providers)
            Add(authentication, provider);
        return builder;
    }

    private static void Add(AuthenticationBuilder authentication, ExternalProvider provider)
    {
        if (provider.Name == ExternalProvider.Google)
            authentication.AddGoogle(provider.Name, options => ConfigureGoogle(options, provider));
        else
            authentication.AddOAuth<OAuthOptions, FacebookHandler>(provider.Name, options => ConfigureFacebook(options, provider));
    }

    private static void ConfigureGoogle(OAuthOptions options, ExternalProvider provider)
    {
        ConfigureCommon(options, provider);
        options.ClaimActions.MapJsonKey(ExternalOutcome.EmailVerifiedClaim, "email_verified");
        options.Events.OnRedirectToAuthorizationEndpoint = Nonce.RedirectAsync;
        options.Events.OnCreatingTicket = Nonce.CheckAsync;
    }

    private static void ConfigureFacebook(OAuthOptions options, ExternalProvider provider)
    {
        options.AuthorizationEndpoint = "https://www.facebook.com/v23.0/dialog/oauth";
        options.TokenEndpoint = "https://graph.facebook.com/v23.0/oauth/access_token";
        options.UserInformationEndpoint = "https://graph.facebook.com/v23.0/me";
        ConfigureCommon(options, provider);
        options.Scope.Add("email");
        // Facebook does not report whether an address is verified, so it never links by address.
        options.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, "id");
        options.ClaimActions.MapJsonKey(ClaimTypes.Name, "name");
        options.ClaimActions.MapJsonKey(ClaimTypes.Email, "email");
    }

    private static void ConfigureCommon(OAuthOptions options, ExternalProvider provider)
    {
        provider.Apply(options);
        options.CallbackPath = provider.CallbackPath;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnTicketReceived = ExternalOutcome.SucceedAsync;
        options.Events.OnAccessDenied = ExternalOutcome.RefuseAsync;
        options.Events.OnRemoteFailure = ExternalOutcome.FailAsync;
    }
}
