using System.Security.Claims;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;

namespace Picasso.Web.SigningIn;

/// <summary>The encrypted session cookie of the browser, and its life cycle.</summary>
internal sealed class SessionCookie(SessionVault vault, DeviceCookie device, Sessions.SessionsClient users, ILogger<SessionCookie> logger)
    : CookieAuthenticationEvents
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string Name = "picasso.session";

    // The page determines the return address, and checks that it is on this site; the scheme would redirect to any address in the query, unencoded.
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;

    /// <summary>Signs the browser in.</summary>
    public async Task SignInAsync(HttpContext context, Session session)
    {
        var (id, state) = (SessionIds.New(), SessionState.Of(session));
        vault.Begin(id, state);
        device.Keep(context, session.DeviceToken);
        await WriteAsync(context, id, state);
    }

    /// <summary>Signs the browser out and ends the session at Users.</summary>
    public async Task SignOutAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        await context.SignOutAsync(Scheme);
        if (IdOf(ticket.Principal) is not { } id || vault.End(id, StateOf(ticket.Principal, ticket.Properties)) is not { } last)
            return;
        try
        {
            await users.LogOutAsync(new LogOutRequest { RefreshToken = last.Tokens.Refresh });
        }
        catch (RpcException fault)
        {
            // The browser is signed out all the same; the session at Users expires later.
            logger.LogWarning(fault, "A session could not be ended at Users");
        }
    }

    /// <summary>Renews the session's data about its holder after a change; false when the session has ended.</summary>
    public async Task<bool> RenewAsync(HttpContext context)
    {
        if (IdOf(context.User) is not { } id || await vault.CurrentAsync(id, anew: true) is not { } state)
            return false;
        await WriteAsync(context, id, state);
        context.User = state.Person.ToPrincipal(id);
        return true;
    }

    /// <summary>The valid refresh token of the signed-in browser.</summary>
    public async Task<string> RefreshTokenAsync(HttpContext context) =>
        IdOf(context.User) is { } id && await vault.CurrentAsync(id) is { } state ? state.Tokens.Refresh : "";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var fromCookie = StateOf(context.Principal, context.Properties);
        if (fromCookie is null || IdOf(context.Principal) is not { } id || await vault.CurrentAsync(id, fromCookie) is not { } state)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        context.HttpContext.RequestServices.GetRequiredService<SessionContext>().SessionId = id;
        if (state == fromCookie)
            return;
        state.Tokens.StoreIn(context.Properties);
        context.ReplacePrincipal(state.Person.ToPrincipal(id));
        context.ShouldRenew = true;
    }

    private static async Task WriteAsync(HttpContext context, string id, SessionState state)
    {
        var properties = new AuthenticationProperties();
        state.Tokens.StoreIn(properties);
        await context.SignInAsync(Scheme, state.Person.ToPrincipal(id), properties);
    }

    private static string? IdOf(ClaimsPrincipal? user) => user?.FindFirstValue(SessionPerson.SessionIdClaim);

    private static SessionState? StateOf(ClaimsPrincipal? user, AuthenticationProperties? ticket) =>
        ticket is not null && SessionTokens.In(ticket) is { } tokens && SessionPerson.In(user) is { } person
            ? new SessionState(tokens, person)
            : null;
}
