using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Picasso.ServiceDefaults.Secrets;

/// <summary>
/// Gives the application the original query of a request while it is processed. The answer is not cached, and its page sends no referrer to other
/// sites.
/// </summary>
internal sealed class SecretRestoring : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(RunAsync);
        next(app);
    };

    private static Task RunAsync(HttpContext context, RequestDelegate next) =>
        context.Features.Get<HiddenQuery>() is { } hidden ? RunAsync(context, hidden, next) : next(context);

    private static async Task RunAsync(HttpContext context, HiddenQuery hidden, RequestDelegate next)
    {
        var harmless = context.Request.QueryString;
        context.Request.QueryString = new QueryString(hidden.Query);
        context.Response.OnStarting(Protect, context.Response.Headers);
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.QueryString = harmless;
        }
    }

    // Set when the answer starts, so that neither a page nor the error page that replaces it can override it.
    private static Task Protect(object headers)
    {
        var answer = (IHeaderDictionary)headers;
        answer[HeaderNames.CacheControl] = "no-store, private";
        answer["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
