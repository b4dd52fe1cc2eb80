using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Languages;
using Picasso.Users.Model;

namespace Picasso.Users.SigningInExternally;

/// <summary>
/// Completes an external sign-in by redirecting the browser to the web, with a one-time code or a reason. Only the cookie for the code remains
/// afterwards.
/// </summary>
internal static class ExternalOutcome
{
    public const string EmailVerifiedClaim = "picasso.email_verified";

    private const string Failed = "sign_in_failed";

    public static async Task SucceedAsync(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var returnUrl = ReturnUrlOf(context.Properties);
        try
        {
            var identity = IdentityOf(context.Scheme.Name, context.Principal!) with { Language = RequestedLanguage.Of(http.Request)?.Tag };
            var result = await http.RequestServices.GetRequiredService<SignInExternally>()
                .HandleAsync(identity, BrowserBinding.In(context.Properties!), returnUrl, http.RequestAborted);
            if (result.Browser is { } browser)
                BrowserBinding.KeepPending(http, browser);
            Redirect(http, result.Code, result.Error, returnUrl);
        }
        catch (DomainException refused)
        {
            Redirect(http, code: null, refused.Error.Reason, returnUrl);
        }
    }

    public static Task RefuseAsync(AccessDeniedContext context)
    {
        context.HandleResponse();
        Redirect(context.HttpContext, code: null, "access_denied", ReturnUrlOf(context.Properties));
        return Task.CompletedTask;
    }

    public static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        // The failure's own text may quote the provider's data.
        Logger(context.HttpContext).LogWarning(
            "Sign-in by {Provider} failed: {Failure}", context.Scheme.Name, context.Failure?.GetType().Name);
        Redirect(context.HttpContext, code: null, Failed, ReturnUrlOf(context.Properties));
        return Task.CompletedTask;
    }

    private static ExternalIdentity IdentityOf(string provider, ClaimsPrincipal person) => new(
        new ExternalLogin(provider, person.FindFirstValue(ClaimTypes.NameIdentifier)
            ?? throw new DomainError(DomainErrorKind.Unauthenticated, Failed, "The provider did not say who signed in.").ToException()),
        person.FindFirstValue(ClaimTypes.Email),
        string.Equals(person.FindFirstValue(EmailVerifiedClaim), "true", StringComparison.OrdinalIgnoreCase),
        person.FindFirstValue(ClaimTypes.Name));

    private static string ReturnUrlOf(AuthenticationProperties? properties) =>
        ReturnUrls.LocalOrHome(properties?.Items.TryGetValue(ExternalEndpoints.ReturnUrlItem, out var url) == true ? url : null);

    private static void Redirect(HttpContext http, string? code, string? error, string returnUrl)
    {
        var query = code is not null ? QueryString.Create("code", code) : QueryString.Create("error", error!);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Redirect("/signed-in" + query.Add("returnUrl", returnUrl));
    }

    private static ILogger Logger(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ExternalOutcome));
}
