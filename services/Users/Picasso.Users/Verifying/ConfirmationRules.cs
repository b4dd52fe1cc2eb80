using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.Registering;

namespace Picasso.Users.Verifying;

/// <summary>What a mailed link needs before it is confirmed.</summary>
internal enum ConfirmationStep
{
    /// <summary>The password of the attempt.</summary>
    Password,

    /// <summary>Nothing but a click.</summary>
    Confirm,

    /// <summary>The browser in which the attempt began.</summary>
    OtherBrowser,

    /// <summary>Nothing: it was confirmed before.</summary>
    Confirmed,
}

/// <summary>
/// Who may confirm a link. The mailbox alone is not enough: people click links of attempts that are not theirs, and would so confirm a
/// stranger's password. Pure.
/// </summary>
internal static class ConfirmationRules
{
    /// <summary>The error of another password than that of the attempt.</summary>
    public static DomainException PasswordWrong => DomainError.Conflict(
        "password_wrong",
        "That is not the password of this sign-up. If the link is of another sign-up than yours, sign up again and use the newest mail.")
        .ToException();

    /// <summary>The error of another browser than that of the attempt.</summary>
    public static DomainException OtherBrowser => DomainError.Conflict(
        "other_browser", "Please open this link in the browser in which you signed up.").ToException();

    /// <summary>What the attempt needs from this browser.</summary>
    public static ConfirmationStep StepOf(PendingRegistration attempt, string browser) =>
        attempt.Login is null ? ConfirmationStep.Password
        : browser.Length > 0 && attempt.BrowserHash == Secret.HashOf(browser) ? ConfirmationStep.Confirm
        : ConfirmationStep.OtherBrowser;

    /// <summary>What the account of a link needs; null when the link is not good. Old accounts have their link in themselves.</summary>
    public static ConfirmationStep? StepOf(UserAccount account, string tokenHash, DateTimeOffset now)
    {
        var token = account.Tokens.FirstOrDefault(token => token.Hash == tokenHash && token.ExpiresAt > now);
        if (token?.Purpose == TokenPurpose.Confirmed)
            return ConfirmationStep.Confirmed;
        var old = token?.Purpose == TokenPurpose.VerifyEmail && !account.EmailVerified && account.PasswordHash is not null;
        return old ? ConfirmationStep.Password : null;
    }
}
