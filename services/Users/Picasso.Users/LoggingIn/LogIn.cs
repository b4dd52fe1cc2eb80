using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.LoggingIn;

/// <summary>Signs in by password. An unknown address takes the same way, and as long, as a wrong password.</summary>
internal sealed class LogIn(IUserStore store, PasswordHashing passwords, AttemptLimits limits, SessionOpener sessions)
{
    public async Task<OpenSession> HandleAsync(string email, string password, string? source, CancellationToken cancellationToken)
    {
        await limits.TryPasswordAsync(email, source, cancellationToken);
        var found = await store.FindAsync(AccountKey.Email(email), cancellationToken);
        var account = found is { IsUsable: true } ? found : null;
        var check = passwords.Check(account, password);
        if (account is null || check == PasswordCheck.Wrong)
        {
            await limits.FailedAsync(source, cancellationToken);
            throw CredentialsWrong;
        }

        await limits.SucceededAsync(email, cancellationToken);
        var newHash = check == PasswordCheck.RightButOld ? passwords.Hash(password) : account.PasswordHash;
        return await sessions.OpenAsync(account.Id, Decide, cancellationToken) ?? throw CredentialsWrong;

        // The password may have been changed since it was checked.
        UserAccount? Decide(UserAccount current) =>
            current.PasswordHash == account.PasswordHash ? current with { PasswordHash = newHash } : null;
    }

    private static RefusedException CredentialsWrong =>
        new Refusal(RefusalKind.Unauthenticated, "credentials_wrong", "Address and password do not go together.").ToException();
}
