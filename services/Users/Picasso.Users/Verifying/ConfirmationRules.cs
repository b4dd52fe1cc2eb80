using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.Verifying;

/// <summary>The requirements for confirming a mailed link.</summary>
internal enum ConfirmationStep
{
    /// <summary>The password of the attempt.</summary>
    Password,

    /// <summary>Only a click.</summary>
    Confirm,

    /// <summary>The browser in which the attempt started.</summary>
    OtherBrowser,

    /// <summary>Nothing: it was confirmed before.</summary>
    Confirmed,
}

/// <summary>
/// Decides who may confirm a link. Access to the mailbox is not enough: people click links of foreign attempts, and would confirm a stranger's
/// password. Pure.
/// </summary>
internal static class ConfirmationRules
{
    /// <summary>The error of a password other than that of the attempt.</summary>
    public static DomainException PasswordWrong => DomainError.Conflict(
        "password_wrong",
        "That is not the password of this sign-up. If the link is of another sign-up than yours, sign up again and use the newest mail.")
        .ToException();

    /// <summary>The error of a browser other than that of the attempt.</summary>
    public static DomainException OtherBrowser => DomainError.Conflict(
        "other_browser", "Please open this link in the browser in which you signed up.").ToException();

    /// <summary>The requirements of the attempt for this browser.</summary>
    public static ConfirmationStep StepOf(PendingRegistration attempt, string browser) =>
        attempt.Login is null ? ConfirmationStep.Password
        : browser.Length > 0 && attempt.BrowserHash == Secret.HashOf(browser) ? ConfirmationStep.Confirm
        : ConfirmationStep.OtherBrowser;

    /// <summary>The requirements of a link's account; null when the link is invalid. Old accounts contain their own link.</summary>
    public static ConfirmationStep? StepOf(UserAccount account, string tokenHash, DateTimeOffset now)
    {
        var token = account.Tokens.FirstOrDefault(token => token.Hash == tokenHash && token.ExpiresAt > now);
        if (token?.Purpose == TokenPurpose.Confirmed)
            return ConfirmationStep.Confirmed;
        var old = token?.Purpose == TokenPurpose.VerifyEmail && !account.EmailVerified && account.PasswordHash is not null;
        return old ? ConfirmationStep.Password : null;
    }
}
