namespace Picasso.Contracts;

/// <summary>
/// The cookie that binds an external sign-in to the browser that started it. Users sets it when a sign-in starts below <c>/external</c>; the web
/// sends its value with the one-time code, so that a code is useless in another browser.
/// </summary>
public static class SignInCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "picasso.signin";

    /// <summary>The only page that receives it.</summary>
    public const string Path = "/signed-in";

    /// <summary>
    /// Name of the cookie of a sign-up at a provider that does not verify addresses: the mailed link works only in a browser with this cookie.
    /// </summary>
    public const string PendingName = "picasso.signup";

    /// <summary>The only page that receives that cookie.</summary>
    public const string PendingPath = "/verify-email";
}
