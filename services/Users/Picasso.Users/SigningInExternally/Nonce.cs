using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Picasso.Users.Model;

namespace Picasso.Users.SigningInExternally;

/// <summary>
/// Binds Google's identity token to this very sign-in. The token comes from Google's own endpoint over TLS in answer to the code, so its signature
/// need not be checked (OpenID Connect Core 3.1.3.7, item 6); issuer, audience and nonce are checked.
/// </summary>
internal static class Nonce
{
    private const string Item = "picasso.nonce";

    /// <summary>Adds a new nonce to a starting sign-in; it is stored in the protected state.</summary>
    public static void AddTo(AuthenticationProperties properties) => properties.Items[Item] = Secret.New().Text;

    /// <summary>Redirects the browser to the provider with the nonce of the state.</summary>
    public static Task RedirectAsync(RedirectContext<OAuthOptions> context)
    {
        context.Response.Redirect(QueryHelpers.AddQueryString(context.RedirectUri, "nonce", context.Properties.Items[Item]!));
        return Task.CompletedTask;
    }

    /// <summary>Ends the sign-in unless the identity token is for this client, this person and this nonce.</summary>
    /// <exception cref="AuthenticationFailureException">It is not.</exception>
    public static Task CheckAsync(OAuthCreatingTicketContext context)
    {
        var text = context.TokenResponse.Response?.RootElement.TryGetProperty("id_token", out var element) == true ? element.GetString() : null;
        if (text is null || !context.Properties.Items.TryGetValue(Item, out var nonce) || !IsFor(new JsonWebToken(text), context, nonce))
            throw new AuthenticationFailureException("The identity token is missing or was issued for another purpose.");
        return Task.CompletedTask;
    }

    private static bool IsFor(JsonWebToken token, OAuthCreatingTicketContext context, string? nonce) =>
        nonce is not null
        && token.TryGetPayloadValue<string>("nonce", out var shown) && shown == nonce
        && token.Audiences.Contains(context.Options.ClientId)
        && token.Subject == context.Identity?.FindFirst(ClaimTypes.NameIdentifier)?.Value;
}
