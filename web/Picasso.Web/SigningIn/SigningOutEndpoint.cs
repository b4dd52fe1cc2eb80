using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.SigningIn;

/// <summary>Signing out: by a posted form only, so that no link or image can do it.</summary>
internal static class SigningOutEndpoint
{
    public static void MapSigningOut(this IEndpointRouteBuilder routes) => routes.MapPost(
        "/sign-out",
        async (HttpContext context, SessionCookie session, Flash flash, IAntiforgery antiforgery) =>
        {
            // The form of another tab may repeat it after it was done: then there is nothing to protect, and nothing to reject.
            if (SessionPerson.In(context.User) is not null)
            {
                if (!await antiforgery.IsRequestValidAsync(context))
                {
                    OutdatedForms.Mark(context);
                    return Results.StatusCode(StatusCodes.Status400BadRequest);
                }

                await session.SignOutAsync(context);
            }

            flash.Say(context, Localized<AccountTexts>.Texts["You are signed out."]);
            return FormPost.SeeOther(context, "/");
        });
}
