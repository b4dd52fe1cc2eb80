using Picasso.Kernel;
using Picasso.Users.Model;
using Picasso.Users.Naming;
using Picasso.Users.Registering;

namespace Picasso.Users.SigningInExternally;

/// <summary>Determines the account of an external identity. Pure.</summary>
internal static class ExternalRules
{
    /// <summary>The provider returned no usable address.</summary>
    public const string EmailMissing = "email_missing";

    /// <summary>The address has an account, and it is not proved that it belongs to the same person: sign in there by password.</summary>
    public const string AccountExists = "account_exists";

    /// <summary>The provider does not verify addresses: a link was mailed, and this browser can confirm it.</summary>
    public const string ConfirmEmail = "confirm_email";

    /// <summary>Why the identity must not be linked to the account with its address; null when it may.</summary>
    public static string? ErrorOfLinking(UserAccount account, ExternalIdentity identity) =>
        account.EmailVerified && identity.EmailVerified && account.Logins.All(login => login.Provider != identity.Login.Provider)
            ? null
            : AccountExists;

    /// <summary>The account of a new user whose address the provider verified.</summary>
    public static UserAccount NewAccount(ExternalIdentity identity, string email, string id, DateTimeOffset now) => new()
    {
        Id = id,
        Email = email,
        EmailVerified = true,
        DisplayName = NameOf(identity, email),
        Language = identity.Language,
        JoinedAt = now,
        Logins = [identity.Login],
    };

    /// <summary>The registration of a new user with an unproved address.</summary>
    public static PendingRegistration NewRegistration(
        ExternalIdentity identity, string email, string tokenHash, string browserHash, DateTimeOffset now) => new()
    {
        TokenHash = tokenHash,
        Email = email,
        DisplayName = NameOf(identity, email),
        Login = identity.Login,
        BrowserHash = browserHash,
        Language = identity.Language,
        CreatedAt = now,
    };

    private static string NameOf(ExternalIdentity identity, string email)
    {
        foreach (var candidate in new[] { identity.Name, email.Split('@')[0] })
        {
            try
            {
                return NameRules.Require(Graphemes.Cut(candidate ?? "", 50));
            }
            catch (DomainException)
            {
                continue;
            }
        }

        return "New member";
    }
}
