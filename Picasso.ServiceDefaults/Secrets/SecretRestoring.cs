using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Picasso.ServiceDefaults.Secrets;

/// <summary>
/// Gives the application the query of a request for as long as it works on it. Whatever page it answers with is kept nowhere, and tells no other
/// site where the browser came from.
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

    // As the answer goes out, so that neither a page nor the error page that replaces it says otherwise.
    private static Task Protect(object headers)
    {
        var answer = (IHeaderDictionary)headers;
        answer[HeaderNames.CacheControl] = "no-store, private";
        answer["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
