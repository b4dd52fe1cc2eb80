namespace Picasso.Contracts;

/// <summary>Claims of an access token beyond the registered ones; <c>sub</c> is the user's id.</summary>
public static class PicassoClaims
{
    /// <summary>"true" when the e-mail address is verified.</summary>
    public const string EmailVerified = "email_verified";

    /// <summary>"true" when the user was eighteen or older when the token was issued.</summary>
    public const string Adult = "adult";

    /// <summary>A role; the only one is <see cref="OperatorRole"/>.</summary>
    public const string Role = "role";

    /// <summary>The role of operators.</summary>
    public const string OperatorRole = "operator";

    /// <summary>The session at Users that the token was issued for.</summary>
    public const string SessionId = "sid";

    /// <summary>The audience that every service accepts.</summary>
    public const string Audience = "picasso";
}
