using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Picasso.ServiceDefaults.Authentication;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Viewing;

/// <summary>Counts visits to pages of pictures, also those that a browser had already. It is left out what no person has opened: prefetches and programs.</summary>
internal static partial class ViewCounting
{
    public static IServiceCollection AddViewCounting(this IServiceCollection services) =>
        services.AddSingleton<PictureViews>().AddSingleton<ViewSender>().AddHostedService(provider => provider.GetRequiredService<ViewSender>());

    /// <summary>Before pages are answered from memory.</summary>
    public static void UseViewCounting(this WebApplication app)
    {
        var views = app.Services.GetRequiredService<PictureViews>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (IsView(context) && context.GetRouteValue("Id") is string pictureId)
                views.Add(pictureId, SessionPerson.In(context.User)?.UserId, context.FindClientAddress() ?? "");
        });
    }

    private static bool IsView(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CountsViewsAttribute>() is not null
        && HttpMethods.IsGet(context.Request.Method)
        && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
        && !context.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent && !Program().IsMatch(agent);

    [GeneratedRegex("bot|crawl|spider|slurp|preview|facebookexternalhit|curl|wget|python|monitor", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Program();
}
