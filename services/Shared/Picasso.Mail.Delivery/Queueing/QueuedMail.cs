namespace Picasso.Mail.Delivery.Queueing;

/// <summary>A mail that waits for delivery.</summary>
/// <param name="Key">Names its occasion.</param>
/// <param name="Recipient">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">A whole HTML document.</param>
internal sealed record QueuedMail(string Key, string Recipient, string Subject, string Text, string Html);
