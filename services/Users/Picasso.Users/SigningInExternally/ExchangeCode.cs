using Picasso.Kernel;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;

namespace Picasso.Users.SigningInExternally;

/// <summary>Trades the one-time code of a completed external sign-in for a session.</summary>
internal sealed class ExchangeCode(IUserStore store, SessionOpener sessions, TimeProvider clock)
{
    public async Task<OpenSession> HandleAsync(string code, CancellationToken cancellationToken)
    {
        var hash = Secret.HashOf(code);
        var account = await store.FindAsync(AccountKey.Token(hash), cancellationToken) ?? throw Invalid;
        return await sessions.OpenAsync(
            account.Id, current => current.Use(TokenPurpose.SignIn, hash, clock.GetUtcNow()), cancellationToken) ?? throw Invalid;
    }

    private static RefusedException Invalid =>
        new Refusal(RefusalKind.Unauthenticated, "code_invalid", "This sign-in was completed already, or took too long. Please start again.").ToException();
}
