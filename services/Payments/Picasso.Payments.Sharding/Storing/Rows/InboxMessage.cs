namespace Picasso.Payments.Storing.Rows;

/// <summary>A handled message; committed with its effect, so that a second delivery has none.</summary>
internal sealed class InboxMessage
{
    public string MessageId { get; set; } = "";

    /// <summary>The consumer.</summary>
    public string Consumer { get; set; } = "";

    public int Bucket { get; set; }

    public DateTimeOffset HandledAt { get; set; }
}
