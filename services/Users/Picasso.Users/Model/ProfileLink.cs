namespace Picasso.Users.Model;

/// <summary>A public link from a profile to another site.</summary>
/// <param name="Label">The link's text.</param>
/// <param name="Url">An https address in ASCII.</param>
internal sealed record ProfileLink(string Label, string Url);
