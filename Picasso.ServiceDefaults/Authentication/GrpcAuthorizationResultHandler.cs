using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Picasso.Contracts;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication.Services;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.ServiceDefaults.Authentication;

/// <summary>Answers gRPC calls that authorization rejects with a gRPC status and a reason, instead of a bare HTTP 401 or 403.</summary>
internal sealed class GrpcAuthorizationResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !GrpcErrors.IsGrpc(context.Request))
            await _default.HandleAsync(next, context, policy, authorizeResult);
        else
            await GrpcErrors.WriteAsync(context, await ErrorAsync(context, authorizeResult));
    }

    private static async Task<DomainError> ErrorAsync(HttpContext context, PolicyAuthorizationResult result)
    {
        if (IsForServices(context) && context.FindServiceCaller() is null)
            return DomainError.Forbidden("service_only", "Only services of this installation may call this.");
        if (result.Forbidden)
            return DomainError.Forbidden("not_allowed", "You may not do this.");
        var authentication = await context.AuthenticateAsync();
        return authentication.Failure is null
            ? new DomainError(DomainErrorKind.Unauthenticated, "sign_in_required", "Please sign in first.")
            : new DomainError(DomainErrorKind.Unauthenticated, "token_invalid", "Your session has ended. Please sign in again.");
    }

    private static bool IsForServices(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == Policies.Service) == true;
}
