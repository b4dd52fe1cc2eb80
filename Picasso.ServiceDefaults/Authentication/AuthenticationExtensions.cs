using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Picasso.Contracts;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Authentication.Sessions;

namespace Picasso.ServiceDefaults.Authentication;

/// <summary>Every service reads the caller from a token that Users signed; the keys come from Users' published key set.</summary>
public static class AuthenticationExtensions
{
    /// <summary>Path of the published key set at the Users service.</summary>
    public const string JwksPath = "/.well-known/jwks.json";

    private const string KeyClient = "picasso-keys";

    /// <summary>Verifies bearer tokens, and rejects anonymous calls unless a method allows them.</summary>
    public static IHostApplicationBuilder AddTokenAuthentication(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHttpClient(KeyClient, client =>
        {
            client.DefaultRequestVersion = System.Net.HttpVersion.Version20;
            client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        });
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IHttpClientFactory>(Configure);
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Operator, policy => policy.RequireRole(PicassoClaims.OperatorRole))
            .AddPolicy(Policies.Service, policy => policy.RequireAssertion(call => call.Resource is HttpContext http && http.FindServiceCaller() is not null));
        builder.Services.AddServiceVerification();
        builder.AddSessionValidation();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, GrpcAuthorizationResultHandler>();
        return builder;
    }

    private static void Configure(JwtBearerOptions options, IHttpClientFactory clients)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = ServiceNames.Users,
            ValidAudience = PicassoClaims.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            NameClaimType = "sub",
            RoleClaimType = PicassoClaims.Role,
            ClockSkew = TimeSpan.FromSeconds(5),
        };
        options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"http://{ServiceNames.Users}{JwksPath}",
            new JwksRetriever(),
            new HttpDocumentRetriever(clients.CreateClient(KeyClient)) { RequireHttps = false })
        {
            RefreshInterval = TimeSpan.FromSeconds(5),
            // Users publishes a key for a day before it signs with it, and for a day after.
            AutomaticRefreshInterval = TimeSpan.FromHours(1),
        };
    }

    private sealed class JwksRetriever : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
            string address, IDocumentRetriever retriever, CancellationToken cancellationToken)
        {
            var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancellationToken));
            var configuration = new OpenIdConnectConfiguration { Issuer = ServiceNames.Users };
            foreach (var key in keys.GetSigningKeys())
                configuration.SigningKeys.Add(key);
            return configuration;
        }
    }
}
