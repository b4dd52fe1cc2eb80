namespace Picasso.Contracts;

/// <summary>
/// The cookie that ties an external sign-in to the browser that began it. Users sets it when a sign-in starts below
/// <c>/external</c>; the web shows its value with the one-time code, so that a code is worth nothing in another browser.
/// </summary>
public static class SignInCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "picasso.signin";

    /// <summary>The only page that it is sent to.</summary>
    public const string Path = "/signed-in";

    /// <summary>
    /// Name of the cookie of a sign-up that began at a provider which does not prove addresses: the mailed link works only where it is.
    /// </summary>
    public const string PendingName = "picasso.signup";

    /// <summary>The only page that gets that cookie.</summary>
    public const string PendingPath = "/verify-email";
}
