using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Hosting;

/// <summary>
/// A form whose antiforgery token does not match the session: usually from a tab that was loaded before a sign-in or sign-out in another tab. It is
/// rejected here, for pages and endpoints alike, so that the answer explains the reason.
/// </summary>
internal static class OutdatedForms
{
    /// <summary>Reason in answers to scripts.</summary>
    public const string Reason = "form_outdated";

    private static readonly object s_mark = new();

    public static void RefuseOutdatedForms(this WebApplication app) => app.Use((context, next) =>
    {
        // The explaining page is the same request processed again.
        if (!Is(context) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>Records that an endpoint with its own token check rejected it.</summary>
    public static void Mark(HttpContext context) => context.Items[s_mark] = true;

    /// <summary>Whether the request was rejected for its token.</summary>
    public static bool Is(HttpContext context) => context.Items.ContainsKey(s_mark) || context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
}
