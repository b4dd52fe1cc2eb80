using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Picasso.Kernel;

namespace Picasso.Web.Hosting;

/// <summary>An address with an invalid id is answered like one with an unknown id.</summary>
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
