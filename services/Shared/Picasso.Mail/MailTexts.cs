namespace Picasso.Mail;

/// <summary>Texts of every mail. The class names the resources beside it.</summary>
internal sealed class MailTexts;
