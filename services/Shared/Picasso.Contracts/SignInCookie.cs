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
}
