using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Picasso.Web.SigningIn;

/// <summary>Registers sessions: cookie, vault, keeper, circuits.</summary>
internal static class SessionExtensions
{
    private const string DataDirectoryKey = "Picasso:DataDirectory";

    public static void AddSessions(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        AddKeeper(services, builder.Configuration);
        services.AddSingleton<SessionVault>();
        services.AddScoped<SessionContext>();
        services.AddSingleton<DeviceCookie>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<CircuitHandler, SessionCircuitHandler>();
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme);
        services.Configure<CookieAuthenticationOptions>(SessionCookie.Scheme, Configure);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.EventsType = typeof(SessionCookie);
        options.Cookie.Name = SessionCookie.Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-found";
        options.ReturnUrlParameter = "returnUrl";
    }

    private static void AddKeeper(IServiceCollection services, IConfiguration configuration)
    {
        var dataDirectory = configuration[DataDirectoryKey];
        var secrets = configuration.GetSection(SecretKeys.Section).Get<string[]>() ?? [];
        var protection = services.AddDataProtection().SetApplicationName("Picasso.Web");
        if (secrets.Length > 0)
        {
            var keys = new SecretKeys(secrets);
            protection.DisableAutomaticKeyGeneration().Services
                .Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
        }

        if (string.IsNullOrWhiteSpace(dataDirectory))
        {
            services.AddSingleton<ISessionKeeper, CookieOnlyKeeper>();
            return;
        }

        var folder = new DirectoryInfo(Path.Combine(Path.GetFullPath(dataDirectory), "web"));
        if (secrets.Length == 0)
            protection.PersistKeysToFileSystem(folder.CreateSubdirectory("keys"));
        services.AddSingleton<ISessionKeeper>(provider =>
            ActivatorUtilities.CreateInstance<FolderSessionKeeper>(provider, Path.Combine(folder.FullName, "sessions")));
    }
}
