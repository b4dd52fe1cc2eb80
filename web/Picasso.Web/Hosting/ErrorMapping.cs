using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Web.Hosting;

/// <summary>What a page shows, and answers with, when a service said no or nothing at all.</summary>
internal static class ErrorMapping
{
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
        // A form out of the framework's bounds, or broken off before its token.
        InvalidDataException or AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Whether a service refused, which is an answer and no fault of ours to write down.</summary>
    public static bool IsAnswer(Exception fault) =>
        fault is RpcException { StatusCode: not (StatusCode.Internal or StatusCode.Unknown or StatusCode.Unimplemented) } or BadHttpRequestException
            or InvalidDataException or AntiforgeryValidationException;

    /// <summary>A sentence for people; what is not an error tells nothing of the inside.</summary>
    public static string SentenceOf(RpcException fault) => fault.ToDomainError()?.Message ?? fault.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => "We could not reach our own servers just now. Please try again in a moment.",
        StatusCode.Unauthenticated => "Please sign in first.",
        _ => "Something went wrong on our side. Please try again.",
    };
}

/// <summary>Sends whoever must sign in to do so, and back; everything else becomes the error page.</summary>
internal sealed class UnauthenticatedExceptionHandler : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not RpcException { StatusCode: StatusCode.Unauthenticated } || context.Response.HasStarted)
            return ValueTask.FromResult(false);
        // The request's own path is that of the error page by now.
        var asked = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "/";
        var back = HttpMethods.IsGet(context.Request.Method) ? asked + context.Request.QueryString : "/";
        context.Response.Redirect(LocalUrl.ToSignInAgain(back));
        return ValueTask.FromResult(true);
    }
}
