using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Picasso.Kernel;

namespace Picasso.Web.Hosting;

/// <summary>An address with something else where an id belongs leads to nothing, like one with an id that was never given.</summary>
internal static class MalformedIds
{
    private const string RouteValue = "id";

    public static void UseNotFoundForMalformedIds(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.RouteValues[RouteValue] is not string id || Ids.IsId(id))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
