namespace Picasso.Mail.Queueing;

/// <summary>A mail that waits for delivery, leased to whoever took it.</summary>
internal sealed record QueuedMail(long Id, string Key, string Recipient, string Subject, string Text, string Html, long Attempts);
