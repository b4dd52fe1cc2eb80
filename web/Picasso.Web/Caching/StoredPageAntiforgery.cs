using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Caching;

/// <summary>
/// The framework makes a token and its cookie for every page, also for one without a form. A page that caches store gets neither, and a form on it that
/// asks for a token gets none: it would be another visitor's.
/// </summary>
internal sealed class StoredPageAntiforgery(IAntiforgery framework) : IAntiforgery
{
    private static readonly object s_mark = new();
    private static readonly AntiforgeryTokenSet s_none = new(null, null, "none", null);

    /// <summary>Begins, or with false ends, to make no tokens for this request.</summary>
    public static void Spare(HttpContext context, bool spare = true)
    {
        if (spare)
            context.Items[s_mark] = true;
        else
            context.Items.Remove(s_mark);
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => IsSpared(httpContext) ? s_none : framework.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => IsSpared(httpContext) ? s_none : framework.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => framework.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => framework.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (!IsSpared(httpContext))
            framework.SetCookieTokenAndHeader(httpContext);
    }

    private static bool IsSpared(HttpContext context) => context.Items.ContainsKey(s_mark);
}
