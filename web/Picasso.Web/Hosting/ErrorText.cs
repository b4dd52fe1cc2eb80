using Grpc.Core;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Hosting;

/// <summary>The content of an error answer, as a page or as JSON.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The error.</param>
/// <param name="Sentence">Its meaning, and what to do.</param>
/// <param name="Reason">For programs; null for none.</param>
internal sealed record ErrorText(int Status, string Title, string Sentence, string? Reason = null)
{
    private static readonly object s_said = new();

    private static IStringLocalizer T => Localized<FrameTexts>.Texts;

    /// <summary>Keeps the sentence of a service behind the web for the page that replaces its answer.</summary>
    public static void Keep(HttpContext context, string sentence) => context.Items[s_said] = sentence;

    public static ErrorText Of(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = fault is null ? context.Response.StatusCode : ErrorMapping.StatusOf(fault);
        if (OutdatedForms.Is(context))
            return new(status, T["This form is out of date"],
                T["You may have signed in or out in another tab since this page was loaded. Go back, load the page again and send the form once more."],
                OutdatedForms.Reason);
        if (status is 400 or 403 or 409 or 429 && fault is RpcException refused)
            return new(status, T["That did not work"], ErrorMapping.SentenceOf(refused), refused.ToDomainError()?.Reason);
        if (context.Items[s_said] is string said)
            return new(status, T["That did not work"], said);
        return status switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status200OK =>
                new(status, T["Page not found"], T["There is nothing at this address. It may have been taken down, or the link is mistyped."]),
            StatusCodes.Status503ServiceUnavailable or StatusCodes.Status502BadGateway or StatusCodes.Status504GatewayTimeout =>
                new(status, T["Back in a moment"], T["Part of Picasso is temporarily unavailable. Nothing is lost; please try again shortly."]),
            StatusCodes.Status413PayloadTooLarge => new(status, T["Too large"], T["That is larger than this site accepts."]),
            >= 400 and < 500 => new(status, T["That did not work"], T["The request could not be understood. Go back, load the page again and retry."]),
            _ => new(status, T["Something went wrong"], T["The fault is on our side, and it has been recorded. Please try again."]),
        };
    }
}
