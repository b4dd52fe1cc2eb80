using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Authentication;
using Picasso.Contracts.Users;

namespace Picasso.Web.SigningIn;

/// <summary>The tokens of a session at one moment; later ones replace all of them.</summary>
/// <param name="Access">The bearer token of service calls.</param>
/// <param name="AccessEnds">When it expires.</param>
/// <param name="Refresh">Exchanged once for the next tokens.</param>
/// <param name="RefreshEnds">When an unused session expires.</param>
internal sealed record SessionTokens(string Access, DateTimeOffset AccessEnds, string Refresh, DateTimeOffset RefreshEnds)
{
    private const string AccessName = "access";
    private const string RefreshName = "refresh";
    private const string AccessEndsName = "access_ends";
    private const string RefreshEndsName = "refresh_ends";

    public static SessionTokens Of(Session session) => new(
        session.AccessToken, TimeOf(session.AccessExpiresAt), session.RefreshToken, TimeOf(session.RefreshExpiresAt));

    /// <summary>The tokens of a ticket; null without any.</summary>
    public static SessionTokens? In(AuthenticationProperties ticket) =>
        ticket.GetTokenValue(AccessName) is { } access
        && ticket.GetTokenValue(RefreshName) is { } refresh
        && DateTimeOffset.TryParse(ticket.GetTokenValue(AccessEndsName), out var accessEnds)
        && DateTimeOffset.TryParse(ticket.GetTokenValue(RefreshEndsName), out var refreshEnds)
            ? new SessionTokens(access, accessEnds, refresh, refreshEnds)
            : null;

    public void StoreIn(AuthenticationProperties ticket)
    {
        ticket.IsPersistent = true;
        ticket.ExpiresUtc = RefreshEnds;
        ticket.StoreTokens(
        [
            new() { Name = AccessName, Value = Access },
            new() { Name = RefreshName, Value = Refresh },
            new() { Name = AccessEndsName, Value = AccessEnds.ToString("O") },
            new() { Name = RefreshEndsName, Value = RefreshEnds.ToString("O") },
        ]);
    }

    private static DateTimeOffset TimeOf(Timestamp at) => at.ToDateTimeOffset();
}
