using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Model;

namespace Picasso.Users.LoggingIn;

/// <summary>A request to sign in.</summary>
/// <param name="Email">The address of the account.</param>
/// <param name="Password">Its password.</param>
/// <param name="Devices">The browser's device tokens.</param>
/// <param name="Source">The caller's network address; null when unknown.</param>
internal sealed record Credentials(string Email, string Password, IReadOnlyList<string> Devices, string? Source);

/// <summary>Signs in by password. An unknown address takes the same path, and the same time, as a wrong password.</summary>
internal sealed class LogIn(
    IUserStore store, PasswordHashing passwords, PasswordLimits limits, HashQueue hashes, SessionOpener sessions, TimeProvider clock)
{
    /// <returns>The session, and the device's token when it is new.</returns>
    public async Task<(OpenSession Session, string? DeviceToken)> HandleAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await store.FindAsync(AccountKey.Email(credentials.Email), cancellationToken);
        var account = found is { IsUsable: true } ? found : null;
        var known = account?.FindDevice(credentials.Devices, now);
        var attempt = new PasswordTry(credentials.Email, credentials.Source, known?.Id);
        await limits.TakeAsync(attempt, cancellationToken);
        var check = await hashes.RunAsync(credentials.Source, () => passwords.Check(account, credentials.Password), cancellationToken);
        if (account is null || check == PasswordCheck.Wrong)
            throw CredentialsWrong;

        await limits.SucceededAsync(attempt, cancellationToken);
        var newHash = check == PasswordCheck.RightButOld ? passwords.Hash(credentials.Password) : account.PasswordHash;
        var made = known is null ? NewDevice.Make(Ids.New(clock), now) : null;
        var session = await sessions.OpenAsync(account.Id, Decide, cancellationToken) ?? throw CredentialsWrong;
        return (session, made?.Token);

        // The password may have changed since the check.
        UserAccount? Decide(UserAccount current) => current.PasswordHash == account.PasswordHash
            ? current.WithDevice(made?.Device ?? known!, now) with { PasswordHash = newHash }
            : null;
    }

    private static DomainException CredentialsWrong =>
        new DomainError(DomainErrorKind.Unauthenticated, "credentials_wrong", "Wrong e-mail or password.").ToException();
}
