using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Picasso.Web.Hosting;

/// <summary>Every failure and every bare status is answered by a page of the site, or by JSON when JSON was requested.</summary>
internal static class ErrorPages
{
    private const string Page = "/error";
    private static readonly object s_posted = new();

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Page,
            CreateScopeForErrors = true,
            StatusCodeSelector = ErrorMapping.StatusOf,
            SuppressDiagnosticsCallback = context => ErrorMapping.IsAnswer(context.Exception),
        });
        app.UseStatusCodePagesWithReExecute(Page, createScopeForStatusCodePages: true);
        app.Use(ReadAsync);
    }

    /// <summary>Whether the failed request had a body: then a link cannot repeat it.</summary>
    public static bool WasPosted(HttpContext context) => context.Items.ContainsKey(s_posted);

    // Programs, including the scripts of the pages, get the page's content as JSON (RFC 9457).
    private static Task ProblemAsync(HttpContext context)
    {
        var text = ErrorText.Of(context);
        return Results.Problem(
            text.Sentence, statusCode: text.Status, title: text.Title,
            extensions: new Dictionary<string, object?> { ["message"] = text.Sentence, ["reason"] = text.Reason }).ExecuteAsync(context);
    }

    // The page is rendered for GET, whatever the method of the failed request: a posted form belongs to another page.
    private static Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        var failed = context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (failed && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Items[s_posted] = true;
            context.Request.Method = HttpMethods.Get;
        }

        return failed && FormPost.WantsJson(context) ? ProblemAsync(context) : next(context);
    }
}
