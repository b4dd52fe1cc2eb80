using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.LoggingIn;
using Picasso.Users.Mailing;
using Picasso.Users.Model;

namespace Picasso.Users.ChangingPasswords;

/// <summary>Changes the password and ends every session but the caller's own.</summary>
internal sealed class ChangePassword(
    IUserStore store, PasswordProof proof, PasswordHashing passwords, HashQueue hashes, UserMails mails, TimeProvider clock)
{
    public async Task HandleAsync(
        SignedInUser caller, string currentPassword, string newPassword, string refreshToken, CancellationToken cancellationToken)
    {
        var account = await store.RequireAsync(caller, cancellationToken);
        await proof.RequireAsync(account, caller, currentPassword, cancellationToken);
        PasswordRules.Require(newPassword, account.Email, "new_password");

        var newHash = await hashes.RunAsync(caller.Source, () => passwords.Hash(newPassword), cancellationToken);
        var (proven, now) = (account.PasswordHash, clock.GetUtcNow());
        var kept = RefreshToken.Parse(refreshToken) is { } token && account.HoldsSession(token, now) ? token.SessionId : null;
        var changed = await store.ChangeAsync(account.Id, Decide, cancellationToken) ?? throw PasswordProof.Wrong;
        await mails.SendPasswordChangedAsync($"password:{changed.Id}:{changed.Version}", new MailReader(changed.Email!, changed.Language), cancellationToken);

        UserAccount? Decide(UserAccount current) => current.PasswordHash == proven && !current.IsClosed
            ? current.WithoutTokens(TokenPurpose.ResetPassword).WithoutTokens(TokenPurpose.SignIn).EndOtherSessions(kept) with { PasswordHash = newHash }
            : null;
    }
}
