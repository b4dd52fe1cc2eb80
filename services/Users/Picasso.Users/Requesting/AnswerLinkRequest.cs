using Picasso.Users.Mailing;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.Requesting;

/// <summary>Issues and mails the requested link, when a matching account exists.</summary>
internal sealed class AnswerLinkRequest(IUserStore store, IPendingRegistrations pending, PendingLimits limits, UserMails mails, TimeProvider clock)
{
    public async Task HandleAsync(LinkRequest request, CancellationToken cancellationToken)
    {
        var secret = Secret.New();
        if (request.Purpose == TokenPurpose.VerifyEmail && await TryRenewAsync(request, secret, cancellationToken))
            return;
        var account = await store.ChangeAsync(
            AccountKey.Email(request.Email),
            account => Fits(account, request.Purpose) ? account.Issue(request.Purpose, secret, clock.GetUtcNow()) : null,
            cancellationToken);
        if (account?.Email is not { } address)
            return;
        var reader = new MailReader(address, account.Language);
        // After a crash it is repeated: the key ensures a single mail, and its link stays valid beside the new one.
        var key = $"link:{request.Id}";
        if (request.Purpose == TokenPurpose.VerifyEmail)
            await mails.SendVerificationAsync(key, reader, secret, cancellationToken);
        else
            await mails.SendResetAsync(key, reader, secret, cancellationToken);
    }

    /// <summary>Mails another link of the latest pending registration; the previous link stays valid.</summary>
    private async Task<bool> TryRenewAsync(LinkRequest request, Secret secret, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await pending.FindLatestAsync(request.Email, now, cancellationToken) is not { } latest
            || await store.FindAsync(AccountKey.Email(request.Email), cancellationToken) is { EmailVerified: true })
            return false;
        await pending.AddAsync(latest.WithLink(secret.Hash, now), limits.PerAddress, now, cancellationToken);
        await mails.SendVerificationAsync($"link:{request.Id}", latest.Reader, secret, cancellationToken);
        return true;
    }

    private static bool Fits(UserAccount account, TokenPurpose purpose) => purpose == TokenPurpose.ResetPassword || !account.EmailVerified;
}
