using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Web.Hosting;

namespace Picasso.Web.Operating;

/// <summary>What operators do to a purchase; the service writes down who and why.</summary>
internal static class OperatingEndpoints
{
    public const string Page = "/operations/payments";

    public static void MapOperating(this IEndpointRouteBuilder routes)
    {
        var purchases = routes.MapGroup($"{Page}/{{id}}").RequireAuthorization(policy => policy.RequireRole(PicassoClaims.OperatorRole));
        purchases.MapPost("/retry", RetryAsync);
        purchases.MapPost("/refund", RefundAsync);
    }

    private static Task<IResult> RetryAsync(
        HttpContext context, string id, [FromForm] string? reason, PaymentOperations.PaymentOperationsClient operations) =>
        Acting.RunAsync(context, Page, async () =>
        {
            await operations.RetryAsync(Request(id, reason), cancellationToken: context.RequestAborted);
            return default;
        }, "The purchase looks again now.");

    private static Task<IResult> RefundAsync(
        HttpContext context, string id, [FromForm] string? reason, PaymentOperations.PaymentOperationsClient operations) =>
        Acting.RunAsync(context, Page, async () =>
        {
            await operations.RefundAsync(Request(id, reason), cancellationToken: context.RequestAborted);
            return default;
        }, "The purchase takes the way back. It is done when the provider has confirmed it.");

    private static OperatorActRequest Request(string id, string? reason) => new() { PurchaseId = id, Reason = reason ?? "" };
}
