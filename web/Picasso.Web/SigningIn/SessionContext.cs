namespace Picasso.Web.SigningIn;

/// <summary>Whose session this request or circuit belongs to; calls to services take their bearer from here.</summary>
internal sealed class SessionContext(SessionVault vault)
{
    /// <summary>The session; null for an anonymous visitor.</summary>
    public string? SessionId { get; set; }

    /// <summary>The bearer for a call now, exchanged shortly before it ends; null for a visitor or an ended session.</summary>
    public async ValueTask<string?> BearerAsync() =>
        SessionId is { } id ? (await vault.CurrentAsync(id))?.Tokens.Access : null;
}
