using Picasso.Users.Model;

namespace Picasso.Users.SigningInExternally;

/// <summary>What a provider says of the person who signed in there.</summary>
/// <param name="Login">Provider and its id of the person.</param>
/// <param name="Email">The address; null when it gives none.</param>
/// <param name="EmailVerified">Whether the provider vouches for the address.</param>
/// <param name="Name">The person's name; null when it gives none.</param>
internal sealed record ExternalIdentity(ExternalLogin Login, string? Email, bool EmailVerified, string? Name);
