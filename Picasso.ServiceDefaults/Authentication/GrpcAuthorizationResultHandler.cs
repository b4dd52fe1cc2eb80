using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.ServiceDefaults.Authentication;

/// <summary>Answers gRPC calls that authorization stops with a gRPC status and a reason, instead of a bare HTTP 401 or 403.</summary>
internal sealed class GrpcAuthorizationResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
        {
            await _default.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var status = (await RefusalAsync(context, authorizeResult)).ToRpcException();
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)status.StatusCode).ToString();
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(status.Status.Detail);
        foreach (var entry in status.Trailers.Where(entry => entry.IsBinary))
            context.Response.Headers[entry.Key] = Convert.ToBase64String(entry.ValueBytes);
    }

    private static async Task<Refusal> RefusalAsync(HttpContext context, PolicyAuthorizationResult result)
    {
        if (result.Forbidden)
            return Refusal.Forbidden("not_allowed", "You may not do this.");
        var authentication = await context.AuthenticateAsync();
        return authentication.Failure is null
            ? new Refusal(RefusalKind.Unauthenticated, "sign_in_required", "Please sign in first.")
            : new Refusal(RefusalKind.Unauthenticated, "token_invalid", "Your session has ended. Please sign in again.");
    }
}
