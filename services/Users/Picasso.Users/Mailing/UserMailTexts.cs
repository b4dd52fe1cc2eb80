namespace Picasso.Users.Mailing;

/// <summary>Texts of <see cref="UserMails"/>. The class names the resources beside it.</summary>
internal sealed class UserMailTexts;
