using Picasso.Kernel;
using Picasso.Users.Model;

namespace Picasso.Users.SigningInExternally;

/// <summary>Whose account an external identity signs in to. Pure.</summary>
internal static class ExternalRules
{
    /// <summary>The provider gave no usable address.</summary>
    public const string EmailMissing = "email_missing";

    /// <summary>The address has an account, and nobody proved that it is the same person's: sign in there by password.</summary>
    public const string AccountExists = "account_exists";

    /// <summary>Why the identity must not be linked to the account that has its address; null when it may.</summary>
    public static string? RefusalToLink(UserAccount account, ExternalIdentity identity) =>
        account.EmailVerified && identity.EmailVerified && account.Logins.All(login => login.Provider != identity.Login.Provider)
            ? null
            : AccountExists;

    /// <summary>The account of somebody new.</summary>
    public static UserAccount NewAccount(ExternalIdentity identity, string email, string id, DateTimeOffset now) => new()
    {
        Id = id,
        Email = email,
        EmailVerified = identity.EmailVerified,
        DisplayName = NameOf(identity, email),
        JoinedAt = now,
        Logins = [identity.Login],
    };

    private static string NameOf(ExternalIdentity identity, string email)
    {
        foreach (var candidate in new[] { identity.Name, email.Split('@')[0] })
        {
            try
            {
                return ProfileRules.RequireDisplayName(candidate is { Length: > 50 } ? candidate[..50] : candidate);
            }
            catch (RefusedException)
            {
                continue;
            }
        }

        return "New member";
    }
}
