using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Hosting;

/// <summary>
/// A form whose antiforgery token does not fit the session: mostly one of a tab that was loaded before its reader signed in or out in another.
/// It is refused here, once for pages and endpoints, so that the answer says what happened.
/// </summary>
internal static class OutdatedForms
{
    /// <summary>Reason in answers to scripts.</summary>
    public const string Reason = "form_outdated";

    private static readonly object s_mark = new();

    public static void RefuseOutdatedForms(this WebApplication app) => app.Use((context, next) =>
    {
        // The page that says so is the same request once more.
        if (!Is(context) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>Says that an endpoint that checks the token itself refused it.</summary>
    public static void Mark(HttpContext context) => context.Items[s_mark] = true;

    /// <summary>Whether the request was refused for its token.</summary>
    public static bool Is(HttpContext context) => context.Items.ContainsKey(s_mark) || context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
}
