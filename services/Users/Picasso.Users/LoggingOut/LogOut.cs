using Picasso.Users.Model;

namespace Picasso.Users.LoggingOut;

/// <summary>Ends the session of a refresh token; any other token is ignored.</summary>
internal sealed class LogOut(IUserStore store, TimeProvider clock)
{
    public Task HandleAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (RefreshToken.Parse(refreshToken) is not { } token)
            return Task.CompletedTask;
        return store.ChangeAsync(
            AccountKey.Session(token.SessionId),
            account => account.HoldsSession(token, clock.GetUtcNow()) ? account.EndSession(token.SessionId) : null,
            cancellationToken);
    }
}
