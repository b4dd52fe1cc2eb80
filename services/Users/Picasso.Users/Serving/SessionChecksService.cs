using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;
using Picasso.Contracts.Users;
using Picasso.ServiceDefaults.Authentication.Sessions;

namespace Picasso.Users.Serving;

/// <summary>Answers <c>picasso.users.v1.SessionChecks</c> to other services.</summary>
[Authorize(Policies.Service)]
internal sealed class SessionChecksService(ISessionStates states) : SessionChecks.SessionChecksBase
{
    public override async Task<SessionStatus> Check(CheckSessionRequest request, ServerCallContext context)
    {
        var state = await states.FindAsync(request.UserId, request.SessionId, context.CancellationToken);
        return new SessionStatus { Open = state.IsOpen, IsOperator = state.IsOperator };
    }
}
