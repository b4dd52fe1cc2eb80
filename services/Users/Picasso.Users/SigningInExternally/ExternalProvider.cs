using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Configuration;

namespace Picasso.Users.SigningInExternally;

/// <summary>A configured identity provider.</summary>
/// <param name="Name">"google" or "facebook"; also the authentication scheme and part of the addresses.</param>
/// <param name="DisplayName">The text of its button.</param>
/// <param name="Settings">Its section: client id and secret, and endpoints where they differ from the usual ones.</param>
internal sealed record ExternalProvider(string Name, string DisplayName, IConfigurationSection Settings)
{
    public const string Google = "google";
    public const string Facebook = "facebook";

    /// <summary>The address that starts the sign-in.</summary>
    public string StartPath => $"/external/{Name}/start";

    /// <summary>The redirect address, registered at the provider.</summary>
    public string CallbackPath => $"/external/{Name}/callback";

    /// <summary>Providers with <c>Picasso:Users:{Provider}:ClientId</c> and <c>ClientSecret</c>, in display order.</summary>
    public static IReadOnlyList<ExternalProvider> Configured(IConfiguration configuration) =>
        [.. new (string Name, string DisplayName)[] { (Google, "Google"), (Facebook, "Facebook") }
            .Select(known => new ExternalProvider(known.Name, known.DisplayName, configuration.GetSection($"{UsersOptions.Section}:{known.DisplayName}")))
            .Where(provider => provider.Has("ClientId") && provider.Has("ClientSecret"))];

    /// <summary>Applies the configuration.</summary>
    public void Apply(OAuthOptions options)
    {
        options.ClientId = Settings["ClientId"]!;
        options.ClientSecret = Settings["ClientSecret"]!;
        options.AuthorizationEndpoint = Settings["AuthorizationEndpoint"] ?? options.AuthorizationEndpoint;
        options.TokenEndpoint = Settings["TokenEndpoint"] ?? options.TokenEndpoint;
        options.UserInformationEndpoint = Settings["UserInformationEndpoint"] ?? options.UserInformationEndpoint;
    }

    private bool Has(string key) => !string.IsNullOrWhiteSpace(Settings[key]);
}
