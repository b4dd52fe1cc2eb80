using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Picasso.Contracts.Payments;
using Picasso.Web.Hosting;

namespace Picasso.Web.Paying;

/// <summary>Redirects a seller to the payment provider's onboarding.</summary>
internal static class PayoutEndpoints
{
    public static void MapPayouts(this IEndpointRouteBuilder routes) => routes.MapPost("/me/payouts", StartAsync);

    private static async Task<IResult> StartAsync(HttpContext context, [FromForm] string? returnUrl, Payouts.PayoutsClient payouts)
    {
        string? url = null;
        var answer = await FormPost.RunAsync(context, returnUrl, async () =>
        {
            url = (await payouts.StartOnboardingAsync(new StartOnboardingRequest(), cancellationToken: context.RequestAborted)).Url;
            return new Acted(Json: new { url });
        });
        return url is null || FormPost.WantsJson(context) ? answer : FormPost.SeeOther(context, url);
    }
}
