using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Picasso.Web.Hosting;

namespace Picasso.Web.SigningIn;

/// <summary>Signing out: a posted form only, so that no link or image can do it.</summary>
internal static class SigningOutEndpoint
{
    public static void MapSigningOut(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/sign-out",
        async (HttpContext context, [FromForm] string? returnUrl, SessionCookie session, Flash flash) =>
        {
            _ = returnUrl;
            await session.SignOutAsync(context);
            flash.Say(context, "You are signed out.");
            return Acting.SeeOther(context, "/");
        });
}
