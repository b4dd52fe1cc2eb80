using Picasso.Users.Mailing;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.Requesting;

/// <summary>Issues and mails the link that was asked for, when there is an account that it fits.</summary>
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
        // Done again after a crash, the key keeps it one mail; its link stays good beside the one that was issued anew.
        var key = $"link:{request.Id}";
        if (request.Purpose == TokenPurpose.VerifyEmail)
            await mails.SendVerificationAsync(key, address, secret, cancellationToken);
        else
            await mails.SendResetAsync(key, address, secret, cancellationToken);
    }

    /// <summary>Mails another link of the latest pending registration; the link before stays good.</summary>
    private async Task<bool> TryRenewAsync(LinkRequest request, Secret secret, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await pending.FindLatestAsync(request.Email, now, cancellationToken) is not { } latest
            || await store.FindAsync(AccountKey.Email(request.Email), cancellationToken) is { EmailVerified: true })
            return false;
        await pending.AddAsync(latest.WithLink(secret.Hash, now), limits.PerAddress, now, cancellationToken);
        await mails.SendVerificationAsync($"link:{request.Id}", latest.Email, secret, cancellationToken);
        return true;
    }

    private static bool Fits(UserAccount account, TokenPurpose purpose) => purpose == TokenPurpose.ResetPassword || !account.EmailVerified;
}
