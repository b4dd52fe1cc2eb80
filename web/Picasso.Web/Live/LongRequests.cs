using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Limiting;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Live;

/// <summary>
/// Requests that last as long as a page is open: the stream of changes and the connection of an interactive page. The limits of one address and of
/// one user are below the total limit, so that neither can block others.
/// </summary>
internal sealed class LongRequests(IOptions<LiveOptions> options)
{
    private const int RetryAfterSeconds = 30;
    private readonly OpenCounter _open = new(options.Value.InAll);

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/live") && !context.Request.Path.StartsWithSegments("/_blazor"))
        {
            await next(context);
            return;
        }

        var (address, person) = (context.FindClientAddress(), SessionPerson.In(context.User)?.UserId);
        using var open = _open.TryOpen(
            (address is null ? null : $"address:{address}", options.Value.PerAddress),
            (person is null ? null : $"person:{person}", options.Value.PerPerson));
        if (open is not null)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>Puts <see cref="LongRequests"/> before the endpoints.</summary>
internal static class LongRequestsExtensions
{
    public static IApplicationBuilder UseLongRequests(this WebApplication app) =>
        app.Use(next => context => app.Services.GetRequiredService<LongRequests>().RunAsync(context, next));
}
