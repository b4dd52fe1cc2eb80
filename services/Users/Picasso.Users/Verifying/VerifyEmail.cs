using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.LoggingIn;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.Verifying;

/// <summary>Who confirms a mailed link.</summary>
/// <param name="Token">From the link.</param>
/// <param name="Password">Of the attempt.</param>
/// <param name="Browser">Secret of the browser, for an attempt that began at a provider.</param>
internal sealed record Confirmation(string Token, string Password, string Browser);

/// <summary>A confirmed registration.</summary>
/// <param name="Session">The session of the account.</param>
/// <param name="DeviceToken">The token of the device.</param>
/// <param name="ReturnPath">Where the user wanted to go; empty for none.</param>
internal sealed record Confirmed(OpenSession Session, string DeviceToken, string ReturnPath);

/// <summary>Uses up a mailed link: makes the account of exactly that registration, and ends every other claim to its address.</summary>
internal sealed class VerifyEmail(
    IUserStore store, IPendingRegistrations pending, NewAccounts accounts, SessionOpener sessions, PasswordHashing passwords, HashQueue hashes,
    AttemptLimits limits, TimeProvider clock)
{
    /// <returns>Null when the link was confirmed before.</returns>
    /// <exception cref="DomainException">"link_invalid", "password_wrong", "other_browser" or "too_many_attempts".</exception>
    public async Task<Confirmed?> HandleAsync(Confirmation confirmation, CancellationToken cancellationToken)
    {
        var (hash, now) = (Secret.HashOf(confirmation.Token), clock.GetUtcNow());
        var device = NewDevice.Make(Ids.New(clock), now);
        if (await store.FindAsync(AccountKey.Token(hash), cancellationToken) is { } account)
            return await ConfirmAccountAsync(account, hash, confirmation, device, cancellationToken) is { } opened
                ? new Confirmed(opened, device.Token, "")
                : null;
        if (await pending.FindAsync(hash, now, cancellationToken) is { } attempt)
        {
            await RequireAsync(attempt, confirmation, cancellationToken);
            var made = attempt.ToAccount(Ids.New(clock), now).WithDevice(device.Device, now);
            if (await accounts.TryOpenAsync(made, cancellationToken) is { } session)
                return new Confirmed(session, device.Token, attempt.ReturnPath ?? "");
        }

        return await IsConfirmedAsync(hash, now, cancellationToken) ? null : throw Links.Invalid;
    }

    /// <summary>What confirming the link needs.</summary>
    public async Task<(ConfirmationStep Step, string Provider)> LookAsync(string token, string browser, CancellationToken cancellationToken)
    {
        var (hash, now) = (Secret.HashOf(token), clock.GetUtcNow());
        if (await store.FindAsync(AccountKey.Token(hash), cancellationToken) is { } account)
            return (ConfirmationRules.StepOf(account, hash, now) ?? throw Links.Invalid, "");
        if (await pending.FindAsync(hash, now, cancellationToken) is { } attempt)
            return (ConfirmationRules.StepOf(attempt, browser), attempt.Login?.Provider ?? "");
        return await IsConfirmedAsync(hash, now, cancellationToken) ? (ConfirmationStep.Confirmed, "") : throw Links.Invalid;
    }

    // A confirmation of the same link at the same time may have made the account after the lookup by the link.
    private async Task<bool> IsConfirmedAsync(string hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await store.FindAsync(AccountKey.Token(hash), cancellationToken) is { } account
        && ConfirmationRules.StepOf(account, hash, now) == ConfirmationStep.Confirmed;

    private async Task RequireAsync(PendingRegistration attempt, Confirmation confirmation, CancellationToken cancellationToken)
    {
        switch (ConfirmationRules.StepOf(attempt, confirmation.Browser))
        {
            case ConfirmationStep.OtherBrowser:
                throw ConfirmationRules.OtherBrowser;
            case ConfirmationStep.Password:
                await RequirePasswordAsync(attempt.TokenHash, attempt.PasswordHash, confirmation.Password, cancellationToken);
                break;
        }
    }

    private async Task RequirePasswordAsync(string tokenHash, string? passwordHash, string password, CancellationToken cancellationToken)
    {
        await limits.TryConfirmAsync(tokenHash, cancellationToken);
        if (await hashes.RunAsync(source: null, () => passwords.Check(passwordHash, password), cancellationToken) == PasswordCheck.Wrong)
            throw ConfirmationRules.PasswordWrong;
    }

    // An account from before registrations were pending: its link confirms its password, and nothing else in it stays.
    private async Task<OpenSession?> ConfirmAccountAsync(
        UserAccount account, string hash, Confirmation confirmation, NewDevice device, CancellationToken cancellationToken)
    {
        switch (ConfirmationRules.StepOf(account, hash, clock.GetUtcNow()))
        {
            case ConfirmationStep.Confirmed:
                return null;
            case ConfirmationStep.Password:
                break;
            default:
                throw Links.Invalid;
        }

        await RequirePasswordAsync(hash, account.PasswordHash, confirmation.Password, cancellationToken);
        var proved = await store.ChangeAsync(AccountKey.Token(hash), Decide, cancellationToken) ?? throw Links.Invalid;
        await pending.RemoveAllAsync(proved.Email!, cancellationToken);
        return await sessions.OpenAsync(
            proved.Id, current => current.WithDevice(device.Device, clock.GetUtcNow()), cancellationToken) ?? throw Links.Invalid;

        UserAccount? Decide(UserAccount current) =>
            current.PasswordHash == account.PasswordHash && current.Use(TokenPurpose.VerifyEmail, hash, clock.GetUtcNow()) is not null
                ? current.ProveAddress(clock).Issue(TokenPurpose.Confirmed, hash, clock.GetUtcNow()) with
                {
                    PasswordHash = current.PasswordHash,
                    DateOfBirth = current.DateOfBirth,
                }
                : null;
    }
}
