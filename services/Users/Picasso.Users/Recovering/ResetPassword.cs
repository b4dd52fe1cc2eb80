using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Mailing;
using Picasso.Users.Model;
using Picasso.Users.Registering;
using Picasso.Users.Verifying;

namespace Picasso.Users.Recovering;

/// <summary>Sets a password with a mailed link and ends every session. The link also proves the address.</summary>
internal sealed class ResetPassword(
    IUserStore store, IPendingRegistrations pending, PasswordHashing passwords, UserMails mails, PasswordLimits limits, HashQueue hashes,
    TimeProvider clock)
{
    /// <returns>The token of the device: the mail proved its holder, so the device is known from now on, and no other one is.</returns>
    public async Task<string> HandleAsync(string token, string newPassword, string? source, CancellationToken cancellationToken)
    {
        var (hash, now) = (Secret.HashOf(token), clock.GetUtcNow());
        var found = await store.FindAsync(AccountKey.Token(hash), cancellationToken);
        if (found?.Use(TokenPurpose.ResetPassword, hash, now) is null)
            throw Links.Invalid;
        PasswordRules.Require(newPassword, found.Email, "new_password");

        var passwordHash = await hashes.RunAsync(source, () => passwords.Hash(newPassword), cancellationToken);
        var device = NewDevice.Make(Ids.New(clock), now);
        var changed = await store.ChangeAsync(AccountKey.Token(hash), Decide, cancellationToken) ?? throw Links.Invalid;
        await pending.RemoveAllAsync(changed.Email!, cancellationToken);
        await limits.ForgetAsync(changed.Email!, source, cancellationToken);
        await mails.SendPasswordChangedAsync($"password:{changed.Id}:{changed.Version}", new MailReader(changed.Email!, changed.Language), cancellationToken);
        return device.Token;

        UserAccount? Decide(UserAccount account) => account.Use(TokenPurpose.ResetPassword, hash, now) is { } used
            ? (used.EmailVerified ? used : used.ProveAddress(clock)).WithoutTokens(TokenPurpose.SignIn).EndOtherSessions(sessionId: null) with
            {
                PasswordHash = passwordHash,
                Devices = [device.Device],
            }
            : null;
    }
}
