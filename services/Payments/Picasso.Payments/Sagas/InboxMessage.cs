namespace Picasso.Payments.Sagas;

/// <summary>A message that was handled; committed with its effect, so that it has none twice.</summary>
internal sealed class InboxMessage
{
    public string MessageId { get; set; } = "";

    /// <summary>Who handled it.</summary>
    public string Consumer { get; set; } = "";

    public int Bucket { get; set; }

    public DateTimeOffset HandledAt { get; set; }
}
