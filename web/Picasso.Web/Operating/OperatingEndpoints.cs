using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Picasso.Contracts;
using Picasso.Contracts.Operations;
using Picasso.Contracts.Payments;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Operating;

/// <summary>Operators' actions on purchases, which the service records with operator and reason, and on streams in quarantine.</summary>
internal static class OperatingEndpoints
{
    private static IStringLocalizer T => Localized<OperatingTexts>.Texts;

    public const string Page = "/operations/payments";

    /// <summary>The address of the button that retries streams in quarantine.</summary>
    public const string RetryHeld = $"{Overview}/held/retry";

    private const string Overview = "/operations";

    public static void MapOperating(this IEndpointRouteBuilder routes)
    {
        var purchases = routes.MapGroup($"{Page}/{{id}}").RequireAuthorization(policy => policy.RequireRole(PicassoClaims.OperatorRole));
        purchases.MapPost("/retry", RetryAsync);
        purchases.MapPost("/refund", RefundAsync);
        routes.MapPost(RetryHeld, RetryHeldAsync).RequireAuthorization(policy => policy.RequireRole(PicassoClaims.OperatorRole));
    }

    private static Task<IResult> RetryAsync(
        HttpContext context, string id, [FromForm] string? reason, PaymentOperations.PaymentOperationsClient operations) =>
        FormPost.RunAsync(context, Page, async () =>
        {
            await operations.RetryAsync(Request(id, reason), cancellationToken: context.RequestAborted);
            return default;
        }, T["The purchase looks again now."]);

    private static Task<IResult> RefundAsync(
        HttpContext context, string id, [FromForm] string? reason, PaymentOperations.PaymentOperationsClient operations) =>
        FormPost.RunAsync(context, Page, async () =>
        {
            await operations.RefundAsync(Request(id, reason), cancellationToken: context.RequestAborted);
            return default;
        }, T["The purchase takes the way back. It is done when the provider has confirmed it."]);

    private static Task<IResult> RetryHeldAsync(
        HttpContext context, [FromForm] string? service, [FromForm] string? projection, [FromForm] string? stream,
        QuarantinedStreamsReader held, Flash flash) =>
        FormPost.RunAsync(context, Overview, async () =>
        {
            var request = new RetryHeldStreamsRequest { Projection = projection ?? "", Stream = stream ?? "" };
            var released = 0;
            foreach (var asked in QuarantinedStreamsReader.Services.Where(one => string.IsNullOrEmpty(service) || one == service))
                released += (await held.Client(asked).RetryAsync(request, cancellationToken: context.RequestAborted)).Released;
            if (!FormPost.WantsJson(context))
                flash.Say(context, RetriedText(released));
            return new Acted(Json: new { released });
        });

    private static string RetriedText(int released) => released == 0
        ? T["Nothing could be applied: this version still cannot read the events."]
        : T.Count("{0} picture is up to date again.|{0} pictures are up to date again.", released);

    private static OperatorActRequest Request(string id, string? reason) => new() { PurchaseId = id, Reason = reason ?? "" };
}
