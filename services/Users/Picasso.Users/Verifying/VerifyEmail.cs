using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.Verifying;

/// <summary>Uses up the mailed link that proves an address.</summary>
internal sealed class VerifyEmail(IUserStore store, TimeProvider clock)
{
    public async Task HandleAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Secret.HashOf(token);
        _ = await store.ChangeAsync(AccountKey.Token(hash), Decide, cancellationToken) ?? throw Links.Invalid;

        UserAccount? Decide(UserAccount account) =>
            account.Use(TokenPurpose.VerifyEmail, hash, clock.GetUtcNow()) is { } used ? used with { EmailVerified = true } : null;
    }
}
