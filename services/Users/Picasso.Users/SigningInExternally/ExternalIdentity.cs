using Picasso.Users.Model;

namespace Picasso.Users.SigningInExternally;

/// <summary>A provider's claims about the signed-in person.</summary>
/// <param name="Login">Provider and its id of the person.</param>
/// <param name="Email">The address; null without one.</param>
/// <param name="EmailVerified">Whether the provider has verified the address.</param>
/// <param name="Name">The person's name; null without one.</param>
internal sealed record ExternalIdentity(ExternalLogin Login, string? Email, bool EmailVerified, string? Name)
{
    /// <summary>The tag of the language of the person's browser; null for one that the site does not have.</summary>
    public string? Language { get; init; }
}
