namespace Picasso.Web.SigningIn;

/// <summary>The session of this request or circuit; calls to services take their bearer token from it.</summary>
internal sealed class SessionContext(SessionVault vault)
{
    /// <summary>The session; null for an anonymous visitor.</summary>
    public string? SessionId { get; set; }

    /// <summary>The bearer token for a call now, exchanged shortly before it expires; null for a visitor or an ended session.</summary>
    public async ValueTask<string?> BearerAsync() =>
        SessionId is { } id ? (await vault.CurrentAsync(id))?.Tokens.Access : null;
}
