using Picasso.Users.Mailing;
using Picasso.Users.Model;

namespace Picasso.Users.Requesting;

/// <summary>Issues and mails the link that was asked for, when there is an account that it fits.</summary>
internal sealed class AnswerLinkRequest(IUserStore store, UserMails mails, TimeProvider clock)
{
    public async Task HandleAsync(LinkRequest request, CancellationToken cancellationToken)
    {
        var secret = Secret.New();
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

    private static bool Fits(UserAccount account, TokenPurpose purpose) => purpose == TokenPurpose.ResetPassword || !account.EmailVerified;
}
