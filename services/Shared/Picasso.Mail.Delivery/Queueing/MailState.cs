namespace Picasso.Mail.Delivery.Queueing;

/// <summary>Where a mail stands; the numbers are stored.</summary>
internal enum MailState
{
    /// <summary>Waits for delivery.</summary>
    Queued = 0,

    /// <summary>The server took it. Its words are forgotten, its key is kept.</summary>
    Sent = 1,

    /// <summary>Given up. Its words are forgotten, its key is kept.</summary>
    Failed = 2,

    /// <summary>Lies in the local mail box.</summary>
    Boxed = 3,
}
