namespace Picasso.Payments.Storing.Rows;

/// <summary>A message that was decided on but may not have left yet. Committed with what decided on it.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Also the message's id on the bus, by which a consumer recognises a second delivery.</summary>
    public string MessageId { get; set; } = "";

    public int Bucket { get; set; }

    /// <summary>Wire name; see OutboxTypes.</summary>
    public string Type { get; set; } = "";

    /// <summary>UTF-8 JSON.</summary>
    public string Body { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>W3C traceparent of what decided on it, so that its delivery, whenever that is, belongs to the same trace; null for none.</summary>
    public string? Trace { get; set; }

    /// <summary>No other copy delivers it before then: a lease during a delivery, a pause after a failure.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Who claimed it last.</summary>
    public string ClaimedBy { get; set; } = "";

    public int Attempts { get; set; }

    /// <summary>When nothing is left to do with it; null before.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}
