using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Picasso.Kernel;
using Picasso.Web.Hosting;
using Picasso.Web.Languages;
using Yarp.ReverseProxy.Forwarder;

namespace Picasso.Web.Forwarding;

/// <summary>
/// A browser that followed a link to a service behind the web gets the error as a page, or the sign-in page; programs get the service's own answer.
/// </summary>
internal abstract class ProblemsAsPages : HttpTransformer
{
    private const string ProblemType = "application/problem+json";
    private const int LongestProblem = 16 * 1024;

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is null || !WantsPage(httpContext.Request) || !IsError(proxyResponse))
            return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (proxyResponse.StatusCode == HttpStatusCode.Unauthorized)
        {
            httpContext.Response.Redirect(LocalUrl.ToSignInAgain(httpContext.Request.Path + httpContext.Request.QueryString));
            return false;
        }

        httpContext.Response.StatusCode = (int)proxyResponse.StatusCode;
        if (await SentenceOfAsync(proxyResponse, cancellationToken) is { } sentence)
            ErrorText.Keep(httpContext, sentence);
        return false;
    }

    private static bool IsError(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.Unauthorized
        || ((int)response.StatusCode >= 400 && response.Content.Headers.ContentType?.MediaType is ProblemType);

    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static async Task<string?> SentenceOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > LongestProblem)
            return null;
        await response.Content.LoadIntoBufferAsync(LongestProblem, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync<ProblemDetails>(cancellationToken) is { Detail: { } detail } problem
                ? InTheReadersLanguage(problem, detail)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string InTheReadersLanguage(ProblemDetails problem, string detail) => problem.Extensions.TryGetValue("reason", out var reason)
        ? ErrorSentence.Of(DomainError.Conflict(reason?.ToString() ?? "", detail))
        : detail;
}
