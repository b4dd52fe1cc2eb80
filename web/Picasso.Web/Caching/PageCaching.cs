using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Mailing;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Caching;

/// <summary>
/// Gives the public pages of visitors an entity tag, and answers 304 to who has the page already (RFC 9111, RFC 9110 section 13.1.2). Everything else
/// stays out of shared caches: see <see cref="CachingRules"/>.
/// </summary>
internal static class PageCaching
{
    /// <summary>Stored, and asked for at each use.</summary>
    public const string Revalidated = "public, no-cache";

    // The cookies decide on theme, language and session; the encoding and a first language are negotiated.
    private static readonly StringValues s_vary = "Accept-Encoding, Accept-Language, Cookie";

    /// <summary>After the framework's antiforgery.</summary>
    public static IServiceCollection AddPageCaching(this IServiceCollection services)
    {
        var framework = services.Last(service => service.ServiceType == typeof(IAntiforgery));
        services.Remove(framework);
        services.AddSingleton<IAntiforgery>(provider => new StoredPageAntiforgery(
            (IAntiforgery)ActivatorUtilities.CreateInstance(provider, framework.ImplementationType!)));
        return services.AddSingleton<KnownPages>();
    }

    /// <summary>After authentication: only a visitor's page is public.</summary>
    public static void UsePageCaching(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<KnownPages>();
        var mailBox = app.Services.GetRequiredService<MailBoxAccess>();
        app.Use((context, next) => IsPublic(context) ? AnswerAsync(context, next, pages, mailBox) : next(context));
    }

    private static bool IsPublic(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null
        && context.User.Identity?.IsAuthenticated is not true
        && !context.Request.Cookies.ContainsKey(SessionCookie.Name)
        && !context.Request.Cookies.ContainsKey(Flash.Cookie)
        && StringValues.IsNullOrEmpty(context.Request.Headers.Authorization)
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null;

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, KnownPages pages, MailBoxAccess mailBox)
    {
        var key = await KeyAsync(context, mailBox);
        if (pages.Find(key) is { } known && Has(context.Request, known))
        {
            Describe(context.Response, known);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var read = pages.Now();
        await using var body = new HashedBody();
        await RenderAsync(context, next, body);
        if (CachingRules.MayBeStored(context.Response))
        {
            var validator = body.Validator();
            pages.Keep(key, validator, read);
            Describe(context.Response, validator);
            if (Has(context.Request, validator))
            {
                (context.Response.StatusCode, context.Response.ContentType) = (StatusCodes.Status304NotModified, null);
                return;
            }
        }
        else
        {
            StoredPageAntiforgery.Spare(context, false);
        }

        await body.SendAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task RenderAsync(HttpContext context, RequestDelegate next, HashedBody body)
    {
        var sent = context.Response.Body;
        context.Response.Body = body;
        StoredPageAntiforgery.Spare(context);
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        catch
        {
            // The page that explains the fault is another one.
            StoredPageAntiforgery.Spare(context, false);
            throw;
        }
        finally
        {
            context.Response.Body = sent;
        }
    }

    // All that a visitor's page depends on besides the data.
    private static async Task<string> KeyAsync(HttpContext context, MailBoxAccess mailBox) =>
        $"{Preferences.Theme(context)} {SiteLanguages.Current.Tag} {await mailBox.IsOpenAsync(context)} {context.Request.Path}{context.Request.QueryString}";

    private static void Describe(HttpResponse response, string validator)
    {
        response.Headers.ETag = validator;
        response.Headers.CacheControl = Revalidated;
        response.Headers.Vary = s_vary;
    }

    private static bool Has(HttpRequest request, string validator) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(EntityTagHeaderValue.Parse(validator), useStrongComparison: false));
}
