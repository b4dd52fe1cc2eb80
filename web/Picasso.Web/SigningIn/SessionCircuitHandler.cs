using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Picasso.Web.SigningIn;

/// <summary>Gives a circuit, which survives its opening request, the session of that request.</summary>
internal sealed class SessionCircuitHandler(AuthenticationStateProvider authentication, SessionContext session) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        session.SessionId = state.User.FindFirst(SessionPerson.SessionIdClaim)?.Value;
    }
}
