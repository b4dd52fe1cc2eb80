using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Picasso.Users.SigningInExternally;

/// <summary>The browser's part of an external sign-in; the web forwards <c>/external</c> to it.</summary>
internal static class ExternalEndpoints
{
    /// <summary>The return address within the protected state of a sign-in.</summary>
    public const string ReturnUrlItem = "picasso.return";

    public static void MapExternal(this IEndpointRouteBuilder app) => app
        .MapGet("/external/{provider}/start", Start)
        .AllowAnonymous();

    private static IResult Start(string provider, string? returnUrl, HttpContext http, IReadOnlyList<ExternalProvider> providers)
    {
        if (providers.All(known => known.Name != provider))
            return Results.NotFound();
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.Items[ReturnUrlItem] = ReturnUrls.LocalOrHome(returnUrl);
        Nonce.AddTo(properties);
        BrowserBinding.AddTo(properties, http);
        return Results.Challenge(properties, [provider]);
    }
}
