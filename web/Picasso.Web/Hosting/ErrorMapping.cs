using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Languages;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Hosting;

/// <summary>The page and status for an error of a service, or for a missing answer.</summary>
internal static class ErrorMapping
{
    private static IStringLocalizer T => Localized<FrameTexts>.Texts;

    public static int StatusOf(Exception? fault) => fault switch
    {
        RpcException { StatusCode: StatusCode.NotFound } => StatusCodes.Status404NotFound,
        RpcException { StatusCode: StatusCode.InvalidArgument } => StatusCodes.Status400BadRequest,
        RpcException { StatusCode: StatusCode.Unauthenticated } => StatusCodes.Status401Unauthorized,
        RpcException { StatusCode: StatusCode.PermissionDenied } => StatusCodes.Status403Forbidden,
        RpcException { StatusCode: StatusCode.Aborted or StatusCode.AlreadyExists or StatusCode.FailedPrecondition } => StatusCodes.Status409Conflict,
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded } => StatusCodes.Status503ServiceUnavailable,
        RpcException { StatusCode: StatusCode.ResourceExhausted } => StatusCodes.Status429TooManyRequests,
        BadHttpRequestException bad => bad.StatusCode,
        // A form beyond the framework's limits, or interrupted before its token.
        InvalidDataException or AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Whether a service rejected the request, which is an answer and not logged as a fault.</summary>
    public static bool IsAnswer(Exception fault) =>
        fault is RpcException { StatusCode: not (StatusCode.Internal or StatusCode.Unknown or StatusCode.Unimplemented) } or BadHttpRequestException
            or InvalidDataException or AntiforgeryValidationException;

    /// <summary>A sentence for the reader; other exceptions reveal no internal details.</summary>
    public static string SentenceOf(RpcException fault) => fault.ToDomainError() is { } error ? ErrorSentence.Of(error) : fault.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => T["We could not reach our own servers just now. Please try again in a moment."],
        StatusCode.Unauthenticated => T["Please sign in first."],
        _ => T["Something went wrong on our side. Please try again."],
    };
}

/// <summary>Redirects to the sign-in page when it is required, and back afterwards; everything else shows the error page.</summary>
internal sealed class UnauthenticatedExceptionHandler : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not RpcException { StatusCode: StatusCode.Unauthenticated } || context.Response.HasStarted)
            return ValueTask.FromResult(false);
        // The request's path is now that of the error page.
        var asked = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "/";
        var back = HttpMethods.IsGet(context.Request.Method) ? asked + context.Request.QueryString : "/";
        context.Response.Redirect(LocalUrl.ToSignInAgain(back));
        return ValueTask.FromResult(true);
    }
}
