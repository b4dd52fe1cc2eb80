namespace Picasso.Mail.Delivery.Queueing;

/// <summary>A mail that waits for delivery, leased to whoever took it.</summary>
/// <param name="Id">Names it in logs.</param>
/// <param name="Key">Names its occasion.</param>
/// <param name="Recipient">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">A whole HTML document.</param>
/// <param name="Attempts">Attempts, this one included; also tells this lease from a later one.</param>
internal sealed record QueuedMail(string Id, string Key, string Recipient, string Subject, string Text, string Html, long Attempts);
