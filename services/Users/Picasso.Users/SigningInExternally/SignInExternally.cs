using Picasso.Kernel;
using Picasso.Users.Limiting;
using Picasso.Users.Mailing;
using Picasso.Users.Model;
using Picasso.Users.Registering;
using Picasso.Users.Verifying;

namespace Picasso.Users.SigningInExternally;

/// <summary>The outcome of an external sign-in: a one-time code, or a reason.</summary>
/// <param name="Code">The code that the web exchanges for a session.</param>
/// <param name="Error">The reason without a code.</param>
/// <param name="Browser">With <see cref="ExternalRules.ConfirmEmail"/>: the secret for the browser that may confirm.</param>
internal sealed record ExternalResult(string? Code, string? Error, Secret? Browser = null);

/// <summary>
/// Finds, links or creates the account of an external identity, and issues the code that the web exchanges for a session. Without a proof of the
/// address no account is created: a pending registration is stored and its link mailed.
/// </summary>
internal sealed class SignInExternally(
    IUserStore store, IPendingRegistrations pending, PendingLimits kept, NewAccounts accounts, AttemptLimits limits, UserMails mails,
    TimeProvider clock)
{
    private const int MaxTries = 5;

    /// <param name="identity">The identity from the provider.</param>
    /// <param name="browserHash">Identifies the browser: the code is valid only there.</param>
    /// <param name="returnUrl">Where the user wanted to go, for a registration that has to be confirmed first.</param>
    /// <param name="cancellationToken">Cancels between attempts.</param>
    public async Task<ExternalResult> HandleAsync(
        ExternalIdentity identity, string browserHash, string returnUrl, CancellationToken cancellationToken)
    {
        var code = new Code(Secret.New(), browserHash, returnUrl);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await TryAsync(identity, code, cancellationToken) is { } result)
                return result;
        }

        throw new DomainError(DomainErrorKind.Aborted, "try_again", "Something else changed at the same moment. Please try again.").ToException();
    }

    /// <returns>Null when a concurrent sign-in of the same person won: then read again.</returns>
    private async Task<ExternalResult?> TryAsync(ExternalIdentity identity, Code code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await store.FindAsync(AccountKey.Login(identity.Login), cancellationToken) is { IsUsable: true } known)
            return await IssueAsync(known, code, now, cancellationToken);
        if (identity.Email is not { } email || !EmailAddress.IsValid(email))
            return new ExternalResult(null, ExternalRules.EmailMissing);
        if (await store.FindAsync(AccountKey.Email(email), cancellationToken) is not { IsUsable: true } holder)
            return identity.EmailVerified
                ? await AddAsync(identity, email, code, now, cancellationToken)
                : await RegisterAsync(identity, email, code.ReturnUrl, now, cancellationToken);
        // A sign-in at the same time may have created or linked the account after the lookup by login.
        if (holder.Logins.Contains(identity.Login))
            return await IssueAsync(holder, code, now, cancellationToken);
        if (ExternalRules.ErrorOfLinking(holder, identity) is { } reason)
            return new ExternalResult(null, reason);
        if (!await store.TryReleaseAsync(AccountKey.Login(identity.Login), clock, cancellationToken))
            return null;
        var linked = holder with { Logins = [.. holder.Logins, identity.Login] };
        return await IssueAsync(linked, code, now, cancellationToken);
    }

    private async Task<ExternalResult?> IssueAsync(UserAccount account, Code code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var issued = account.Issue(TokenPurpose.SignIn, code.Hash, now);
        return await store.ReplaceAsync(issued, cancellationToken) == ReplaceResult.Replaced ? new ExternalResult(code.Text, null) : null;
    }

    private async Task<ExternalResult?> AddAsync(
        ExternalIdentity identity, string email, Code code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var account = ExternalRules.NewAccount(identity, email, Ids.New(clock), now).Issue(TokenPurpose.SignIn, code.Hash, now);
        return await accounts.TryAddAsync(account, cancellationToken) ? new ExternalResult(code.Text, null) : null;
    }

    private async Task<ExternalResult?> RegisterAsync(
        ExternalIdentity identity, string email, string returnUrl, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await limits.AskForMailAsync("register", email, source: null, cancellationToken);
        var (proof, browser) = (Secret.New(), Secret.New());
        var attempt = ExternalRules.NewRegistration(identity, email, proof.Hash, browser.Hash, now) with { ReturnPath = ReturnPath.OrNone(returnUrl) };
        await pending.AddAsync(attempt, kept.PerAddress, now, cancellationToken);
        await mails.SendVerificationAsync($"verify:{attempt.TokenHash}", attempt.Reader, proof, cancellationToken);
        return new ExternalResult(null, ExternalRules.ConfirmEmail, browser);
    }

    private sealed record Code(Secret Secret, string BrowserHash, string ReturnUrl)
    {
        public string Text => Secret.Text;

        public string Hash => BrowserBinding.HashOf(Secret.Text, BrowserHash);
    }
}
