using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Web.Hosting;

/// <summary>
/// The action of a button: one call, then back to its page. A page with script requests JSON and stays; the answers contain the same sentences.
/// </summary>
internal static class FormPost
{
    public const string ReturnField = "returnUrl";

    /// <summary>Runs the action and answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="returnUrl">The button's page.</param>
    /// <param name="act">Performs the action; its result is the answer's JSON.</param>
    /// <param name="done">The message on the next page.</param>
    /// <param name="next">Another next page than the button's.</param>
    public static async Task<IResult> RunAsync(
        HttpContext context, string? returnUrl, Func<Task<Acted>> act, string? done = null, string? next = null)
    {
        var back = LocalUrl.Or(returnUrl, "/");
        var flash = context.RequestServices.GetRequiredService<Flash>();
        try
        {
            var acted = await act();
            if (WantsJson(context))
                return Results.Json(acted.Json ?? new { ok = true });
            if (done is not null)
                flash.Say(context, done);
            return SeeOther(context, At(next ?? back, acted.Position));
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unauthenticated)
        {
            var signIn = LocalUrl.ToSignInAgain(back);
            return WantsJson(context) ? Results.Json(new { signIn }, statusCode: StatusCodes.Status401Unauthorized) : SeeOther(context, signIn);
        }
        catch (RpcException fault)
        {
            var sentence = ErrorMapping.SentenceOf(fault);
            if (WantsJson(context))
                return Results.Json(new { message = sentence, reason = fault.ToDomainError()?.Reason }, statusCode: ErrorMapping.StatusOf(fault));
            flash.Error(context, sentence);
            return SeeOther(context, back);
        }
    }

    public static bool WantsJson(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    /// <summary>303: the browser reads the next page by GET.</summary>
    public static IResult SeeOther(HttpContext context, string url)
    {
        context.Response.Headers.Location = new StringValues(LocalUrl.ToAscii(url));
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The address with a minimum log position.</summary>
    public static string At(string url, ulong position)
    {
        if (position == 0)
            return url;
        var rest = WithoutPosition(url);
        var (page, fragment) = rest.IndexOf('#') is >= 0 and var mark ? (rest[..mark], rest[mark..]) : (rest, "");
        return $"{page}{(page.Contains('?') ? '&' : '?')}at={position}{fragment}";
    }

    /// <summary>The address without a log position.</summary>
    public static string WithoutPosition(string url)
    {
        var (page, fragment) = url.IndexOf('#') is >= 0 and var mark ? (url[..mark], url[mark..]) : (url, "");
        var (path, query) = page.IndexOf('?') is >= 0 and var question ? (page[..question], page[(question + 1)..]) : (page, "");
        var rest = string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("at=", StringComparison.Ordinal)));
        return $"{path}{(rest.Length > 0 ? "?" : "")}{rest}{fragment}";
    }

    /// <summary>The minimum log position of an address; 0 when it has none, or an invalid one.</summary>
    public static ulong PositionIn(string? at) => ulong.TryParse(at, System.Globalization.NumberStyles.None, null, out var position) ? position : 0;
}

/// <summary>The result of an action.</summary>
/// <param name="Position">Log position of its event; 0 when it appended none.</param>
/// <param name="Json">The data for a page with script.</param>
internal readonly record struct Acted(ulong Position = 0, object? Json = null);
