namespace Picasso.Users.Mailing;

/// <summary>The recipient of a mail.</summary>
/// <param name="Address">The address.</param>
/// <param name="Language">The tag of the language that they read; null for none known, which is English.</param>
internal readonly record struct MailReader(string Address, string? Language);
